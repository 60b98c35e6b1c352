"""Khmer, not yet reviewed by a speaker: English stands beside every line.

`|` marks where words end: Khmer writes no spaces between them.
"""

from __future__ import annotations

from receipts.document import BREAK
from receipts.translations.sentences import Sentences


def khmer_words(text: str) -> str:
    """The text with an invisible break in place of each mark."""
    return text.replace("|", BREAK)


KHMER = Sentences(
    lang="km",
    reviewed=False,
    official_receipt=khmer_words("បង្កាន់ដៃ|ផ្លូវការ"),
    receipt="បង្កាន់ដៃ",
    date="កាលបរិច្ឆេទ",
    station="បញ្ជរ {station}",
    staff="បុគ្គលិក {staff}",
    received_from=khmer_words("បានទទួល|ពី"),
    personal_check=khmer_words("មូលប្បទានបត្រ|ផ្ទាល់ខ្លួន {number}"),
    business_check=khmer_words("មូលប្បទានបត្រ|អាជីវកម្ម {number}"),
    bank_check=khmer_words("មូលប្បទានបត្រ|ធនាគារ {number}"),
    usps_money_order=khmer_words("ប័ណ្ណ|ប្រាក់ USPS ..{number}"),
    western_union_money_order=khmer_words("ប័ណ្ណ|ប្រាក់ Western Union ..{number}"),
    moneygram_money_order=khmer_words("ប័ណ្ណ|ប្រាក់ MoneyGram ..{number}"),
    other_money_order=khmer_words("ប័ណ្ណ|ប្រាក់ ..{number}"),
    account=khmer_words("គណនី|បញ្ចប់|ដោយ {last4}"),
    medical_account=khmer_words("សុខភាព គណនី|បញ្ចប់|ដោយ {last4}"),
    dental_account=khmer_words("ធ្មេញ គណនី|បញ្ចប់|ដោយ {last4}"),
    member="សម្រាប់ {name}",
    account_unknown=khmer_words("មិន|ទាន់|ដឹង|គណនី"),
    months=khmer_words("សម្រាប់|ការ|ធានារ៉ាប់រង {months}"),
    voided_mark="{line} - មោឃៈ",
    total=khmer_words("ប្រាក់|សរុប|ដែល|បាន|ទទួល"),
    voided_since=khmer_words("មោឃៈ|នៅ|ពេល|ក្រោយ"),
    stands=khmer_words("នៅ|សល់"),
    no_change=khmer_words("មិន|មាន|ប្រាក់|អាប់"),
    subject_to_collection=khmer_words("បាន|ទទួល|ដោយ|រង់ចាំ|ធនាគារ|ទូទាត់។"),
    not_proof=khmer_words("មិនមែន|ជា|ភស្តុតាង|នៃ|ការ|ធានារ៉ាប់រង|ទេ។"),
    after_cut_off=khmer_words(
        "បាន|ទទួល|នៅ|ម៉ោង {time} គឺ|ម៉ោង 5:00 PM ឬ|ក្រោយ|នោះ នៅ|ថ្ងៃ|ផុត|កំណត់។ "
        "ផ្នែក|វិក្កយបត្រ|សម្រេច|កាលបរិច្ឆេទ|ចូល|ជា|ធរមាន។"
    ),
    terminated=khmer_words(
        "ការ|បង់|ប្រាក់|តែ|មួយ|មុខ មិន|ស្តារ|ការ|ធានារ៉ាប់រង|ឡើង|វិញ|ទេ។ សូម|ទូរសព្ទ|ទៅ {phone}។"
    ),
    questions="សំណួរ៖ {phone}, TTY {tty}",
    void="មោឃៈ",
    training=khmer_words("ការ|បណ្តុះ|បណ្តាល – មិនមែន|ជា|បង្កាន់ដៃ"),
    copy=khmer_words("ច្បាប់|ចម្លង {number}"),
    copy_printed=khmer_words("បាន|បោះពុម្ព {time} ដោយ|បុគ្គលិក {staff}"),
    copy_original=khmer_words("ច្បាប់|ដើម {time}"),
    copy_uncertain=khmer_words("ការ|បោះពុម្ព|ច្បាប់|ដើម មិន|ទាន់|បាន|បញ្ជាក់"),
    copy_ledger=khmer_words("បញ្ជី|គណនេយ្យ៖ {state}"),
    reversed_mark="{line} - បានបញ្ច្រាស",
    returned_mark="{line} - បានប្រគល់មកវិញ",
    back_since="បានបញ្ច្រាស ឬប្រគល់មកវិញក្រោយមក",
    nothing_stands="លែងមានសុពលភាព",
    item_voided="មុខទី {line}៖ បានលុបចោល {time}។",
    item_reversed="មុខទី {line}៖ បានបញ្ច្រាស {time}។",
    item_returned="មុខទី {line}៖ បានប្រគល់មកវិញដោយមិនបានបង់ {time}។",
    item_corrected="មុខទី {line}៖ បានកែព័ត៌មាន {time}។",
    item_moved="មុខទី {line}៖ បានផ្ទេរទៅគណនីផ្សេង {time}។",
    business_date="កាលបរិច្ឆេទគណនេយ្យ",
    balance="សមតុល្យក្រោយមក គិតត្រឹម {date}",
    credit="ឥណទានក្រោយមក គិតត្រឹម {date}",
)
