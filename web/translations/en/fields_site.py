"""Fields of forms about visits, in English."""

SENTENCES = {
    "field.agenda": "Steps",
    "field.closure_ordered": "Ordered to close",
    "field.overdue": "Overdue",
    "field.reserved": "Working capital and current account are left",
    "field.shared": "Seen by the other departments",
    "form.others": "Others (one in a line)",
}
