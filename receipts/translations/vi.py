"""Vietnamese, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

VIETNAMESE = Sentences(
    lang="vi",
    reviewed=False,
    official_receipt="BIÊN LAI CHÍNH THỨC",
    receipt="Biên lai",
    date="Ngày",
    station="Quầy {station}",
    staff="Nhân viên {staff}",
    received_from="Nhận từ",
    personal_check="Séc cá nhân {number}",
    business_check="Séc doanh nghiệp {number}",
    bank_check="Séc ngân hàng {number}",
    usps_money_order="Phiếu chuyển tiền USPS ..{number}",
    western_union_money_order="Phiếu chuyển tiền Western Union ..{number}",
    moneygram_money_order="Phiếu chuyển tiền MoneyGram ..{number}",
    other_money_order="Phiếu chuyển tiền ..{number}",
    account="tài khoản có số cuối {last4}",
    medical_account="Y tế, tài khoản có số cuối {last4}",
    dental_account="Nha khoa, tài khoản có số cuối {last4}",
    member="cho {name}",
    account_unknown="chưa biết tài khoản",
    months="cho bảo hiểm tháng {months}",
    voided_mark="{line} - ĐÃ HỦY",
    total="TỔNG SỐ TIỀN ĐÃ NHẬN",
    voided_since="Đã hủy sau đó",
    stands="Còn hiệu lực",
    no_change="Không thối tiền",
    subject_to_collection="Chỉ có giá trị khi ngân hàng đã thanh toán.",
    not_proof="Không phải là bằng chứng bảo hiểm.",
    after_cut_off="Nhận lúc {time}, từ 5:00 PM trở đi vào ngày đến hạn. Bộ phận lập hóa "
    "đơn quyết định ngày có hiệu lực.",
    terminated="Việc trả tiền không tự khôi phục bảo hiểm. Hãy gọi {phone}.",
    questions="Thắc mắc: {phone}, TTY {tty}",
    void="ĐÃ HỦY",
    training="TẬP HUẤN – KHÔNG PHẢI BIÊN LAI",
    copy="BẢN SAO {number}",
    copy_printed="In lúc {time}, nhân viên {staff}",
    copy_original="Bản gốc: {time}",
    copy_uncertain="Chưa xác nhận đã in bản gốc",
    copy_ledger="Sổ cái: {state}",
)
