"""The ways to pay in Khmer."""

from __future__ import annotations

from receipts.translations.km import khmer_words
from receipts.translations.ways.sentences import Ways

KHMER = Ways(
    lang="km",
    title=khmer_words("វិធី|បង់|វិក្កយបត្រ|របស់|អ្នក"),
    here=khmer_words(
        "នៅ|ទីនេះ យើង|ទទួល|មូលប្បទានបត្រ និង|ប័ណ្ណ|ប្រាក់។ យើង|មិន|អាច|ទទួល|សាច់|ប្រាក់ ឬ|កាត|បាន|ទេ។"
    ),
    online_title=khmer_words("តាម|អ៊ីនធឺណិត"),
    online=khmer_words("ចូល|ទៅ|ក្នុង|គណនី|របស់|អ្នក ហើយ|បង់|ពី|គណនី|ធនាគារ។"),
    autopay_title=khmer_words("AutoPay (បង់|ដោយ|ស្វ័យប្រវត្តិ)"),
    autopay=khmer_words("រៀបចំ|តែ|ម្តង។ បន្ទាប់|មក វិក្កយបត្រ|រាល់|ខែ ត្រូវ|បាន|បង់|ពី|គណនី|ធនាគារ|របស់|អ្នក។"),
    mail_title=khmer_words("តាម|សំបុត្រ"),
    mail=khmer_words(
        "ផ្ញើ|មូលប្បទានបត្រ ឬ|ប័ណ្ណ|ប្រាក់ "
        "ជា|មួយ|ប័ណ្ណ|បង់|ប្រាក់|នៅ|លើ|វិក្កយបត្រ ទៅ|អាសយដ្ឋាន|នៅ|លើ|ប័ណ្ណ|នោះ។ "
        "កុំ|ផ្ញើ|សាច់|ប្រាក់|តាម|សំបុត្រ។"
    ),
    bank_title=khmer_words("តាម|ធនាគារ|របស់|អ្នក"),
    bank=khmer_words("ធនាគារ|របស់|អ្នក|ផ្ញើ|ប្រាក់។ សូម|ប្រាប់|លេខ|គណនី|នៅ|លើ|វិក្កយបត្រ|ដល់|ធនាគារ។"),
    phone_title=khmer_words("តាម|ទូរសព្ទ"),
    phone=khmer_words("ទូរសព្ទ|ទៅ|សេវា|អតិថិជន៖ {phone}, TTY {tty}។"),
    money_order_title=khmer_words("កន្លែង|ទិញ|ប័ណ្ណ|ប្រាក់"),
    money_order=khmer_words(
        "ការិយាល័យ|ប្រៃសណីយ៍ និង|ហាង|ជា|ច្រើន លក់|ប័ណ្ណ|នេះ|យក|សាច់|ប្រាក់។ "
        "សូម|សរសេរ|ឈ្មោះ|អ្នក|ទទួល {organization} "
        "និង|លេខ|គណនី|របស់|អ្នក|នៅ|លើ|ប័ណ្ណ។"
    ),
    hours=khmer_words("ម៉ោង|បម្រើ|ការ៖ {hours}"),
)
