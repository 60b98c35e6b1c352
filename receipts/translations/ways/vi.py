"""The ways to pay in Vietnamese."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

VIETNAMESE = Ways(
    lang="vi",
    title="CÁC CÁCH TRẢ HÓA ĐƠN",
    here="Tại đây chúng tôi nhận séc và phiếu chuyển tiền. Chúng tôi không nhận tiền mặt hoặc thẻ.",
    online_title="Trực tuyến",
    online="Đăng nhập vào tài khoản của quý vị và trả từ tài khoản ngân hàng.",
    autopay_title="AutoPay (trả tự động)",
    autopay="Chỉ cần cài đặt một lần. Sau đó hóa đơn mỗi tháng được trả từ tài "
    "khoản ngân hàng của quý vị.",
    mail_title="Qua bưu điện",
    mail="Gửi séc hoặc phiếu chuyển tiền cùng với phiếu trả tiền trên hóa đơn "
    "đến địa chỉ ghi trên phiếu đó. Không bao giờ gửi tiền mặt qua bưu "
    "điện.",
    bank_title="Qua ngân hàng của quý vị",
    bank="Ngân hàng gửi tiền trả. Hãy cho ngân hàng số tài khoản trên hóa đơn.",
    phone_title="Qua điện thoại",
    phone="Hãy gọi dịch vụ khách hàng: {phone}, TTY {tty}.",
    money_order_title="Nơi mua phiếu chuyển tiền",
    money_order="Bưu điện và nhiều cửa hàng bán phiếu này lấy tiền mặt. Hãy ghi người "
    "nhận là {organization} và viết số tài khoản của quý vị lên phiếu.",
    hours="Giờ làm việc: {hours}",
)
