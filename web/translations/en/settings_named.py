"""What each setting means and what its default rests on, in English."""

SENTENCES = {
    "setting.notice.working_days": "notice to the enterprise ahead of a visit (working days)",
    "setting_source.notice.working_days": "reading of 3.3.2: told in advance, no number given",
    "setting.feed.tombstone_days": "days that a cancelled visit stays in calendar feeds",
    "setting_source.feed.tombstone_days": "phones that refresh rarely still see a cancellation",
    "setting.run.lost_seconds": "silence after which a planning run counts as lost (seconds)",
    "setting_source.run.lost_seconds": "a worker gives a sign of life every second or two",
    "setting.run.most_attempts": "most attempts at one planning run",
    "setting_source.run.most_attempts": (
        "a week that kills its worker three times kills the next too"
    ),
    "setting.approval.late_working_days": (
        "time to make up for the approval of an exempt entry (working days)"
    ),
    "setting_source.approval.late_working_days": (
        "reading of 3.2.1: an exempt entry makes up for it"
    ),
    "setting.review.repeat_days": "days within which a department's second visit is a repeat",
    "setting_source.review.repeat_days": "practice of Hainan: twice within 60 days is a repeat",
    "setting.reinspection.minutes": "length of a reinspection (minutes)",
    "setting_source.reinspection.minutes": "one finding seen again takes an hour at most",
    "setting.attendance.grace_minutes": "minutes that do not count as late",
    "setting_source.attendance.grace_minutes": "practice: ten minutes are not counted as late",
    "setting.closure.most_hours": "hours of a week that an enterprise may close itself",
    "setting_source.closure.most_hours": "reading: a working day; the committee closes more",
    "setting.coercive.days": "longest coercive measure (days)",
    "setting_source.coercive.days": "law on administrative coercion, articles 25 and 32",
    "setting.coercive.extension_days": "longest extension of a coercive measure (days)",
    "setting_source.coercive.extension_days": "law on administrative coercion, articles 25 and 32",
    "setting.checks.blocking": "findings of the checks that hold a line back",
    "setting_source.checks.blocking": (
        "State Council General Office [2024] 54 and clauses 3.2.1 to 3.2.3; the others warn"
    ),
    "setting.checks.final": "findings that nobody can override",
    "setting_source.checks.final": (
        "State Council General Office [2024] 54: outside the list no inspection"
    ),
    "setting.checks.outside_cap": "cases that do not count towards the yearly cap",
    "setting_source.checks.outside_cap": (
        "25 answers of the ministry of justice; lists of cases outside the cap"
    ),
    "setting.checks.most_a_day": "visits to an enterprise in a day before it is told",
    "setting_source.checks.most_a_day": "practice of Chengdu: more than 1 a day is told",
    "setting.checks.most_a_week": "visits to an enterprise in a week before it is told",
    "setting_source.checks.most_a_week": "practice of Chengdu: more than 2 a week is told",
    "setting.checks.most_a_month": "visits to an enterprise in a month before it is told",
    "setting_source.checks.most_a_month": "practice of Chengdu: more than 3 a month is told",
    "setting.credit.tiers": "tier for each credit-risk class and public credit grade",
    "setting_source.credit.tiers": "reading of 3.2.2: the worse of the two",
    "setting.credit.tier_A": "share, frequency and mode of tier A",
    "setting_source.credit.tier_A": (
        "practice of Lindian (share) and Anhui (frequency); clause 3.2.2 for the mode"
    ),
    "setting.credit.tier_B": "share, frequency and mode of tier B",
    "setting_source.credit.tier_B": "practice of Lindian",
    "setting.credit.tier_C": "share, frequency and mode of tier C",
    "setting_source.credit.tier_C": "practice of Lindian, read as at most twice a year",
    "setting.credit.tier_D": "share, frequency and mode of tier D",
    "setting_source.credit.tier_D": "practice of Lindian: as needed",
    "setting.lead.hazards": "department that leads for each hazard, the gravest first",
    "setting_source.lead.hazards": (
        "practice of Fujian: whose matter it is leads; the gravest hazard first"
    ),
    "setting.observation.days": "usual observation period (days)",
    "setting_source.observation.days": "practice of Hechi: a year",
    "setting.observation.most_days": "longest observation period (days)",
    "setting_source.observation.most_days": "scholarship: not over two years",
    "setting.observation.remind_days": "days before the end of an observation period to remind",
    "setting_source.observation.remind_days": "practice: a month ahead",
    "setting.password.days": "life of a password (days, 0 for no end)",
    "setting_source.password.days": "OWASP ASVS 6.2.10: no end; GB/T 22239 wants one, such as 90",
    "setting.invitation.hours": "life of an invitation (hours)",
    "setting_source.invitation.hours": "practice: over a weekend",
    "setting.sign_in.attempts": "wrong passwords before a login rests",
    "setting_source.sign_in.attempts": "practice: a person errs twice, a program does not stop",
    "setting.sign_in.address_attempts": "wrong passwords from one address before it rests",
    "setting_source.sign_in.address_attempts": "practice: an office behind one address",
    "setting.sign_in.pause_minutes": "how long a login rests (minutes)",
    "setting_source.sign_in.pause_minutes": "practice: with 5 attempts 480 guesses a day",
    "setting.sign_in.idle_minutes": "time without use before a sign-in ends (minutes)",
    "setting_source.sign_in.idle_minutes": "OWASP ASVS 7.3.1: an end when it is not used",
    "setting.sign_in.hours": "longest sign-in (hours)",
    "setting_source.sign_in.hours": "OWASP ASVS 7.3.2: an end in any case; a working day",
    "setting.token.days": "longest life of a token (days)",
    "setting_source.token.days": "practice: a year",
    "setting.api.idempotency_hours": "time in which a program's repeated call is known (hours)",
    "setting_source.api.idempotency_hours": "practice: a program asks again within a day",
    "setting.subscription.days": "days for which a subscribed calendar can be fetched",
    "setting_source.subscription.days": "practice: what nobody renews for a year is forgotten",
    "setting.subscription.warning_days": "days before its end on which a calendar tells of it",
    "setting_source.subscription.warning_days": (
        "practice: two weeks, as long as cancellations stay"
    ),
    "setting.subscription.most": "calendars of one person",
    "setting_source.subscription.most": "practice: a few devices of one person",
    "setting.preparation.hours": "time for which a prepared file is kept (hours)",
    "setting_source.preparation.hours": (
        "practice: long enough to fetch a file, and no store of them"
    ),
    "setting.preparation.most_waiting": "files that are prepared for one person at once",
    "setting_source.preparation.most_waiting": "practice: nobody reads more at once",
    "setting.appeal.limits.GOV_SERVICE": (
        "limits of appeals about government services (working days)"
    ),
    "setting_source.appeal.limits.GOV_SERVICE": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.OPERATION": "limits of appeals about operation (working days)",
    "setting_source.appeal.limits.OPERATION": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.CONTRACT": "limits of appeals about contracts (working days)",
    "setting_source.appeal.limits.CONTRACT": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.SOCIAL_SECURITY": (
        "limits of appeals about social security (working days)"
    ),
    "setting_source.appeal.limits.SOCIAL_SECURITY": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.FINANCE": "limits of appeals about finance (working days)",
    "setting_source.appeal.limits.FINANCE": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.LEGAL_AID": "limits of appeals about legal aid (working days)",
    "setting_source.appeal.limits.LEGAL_AID": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.LIVING": "limits of appeals about living (working days)",
    "setting_source.appeal.limits.LIVING": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.POLICY_CONSULT": "limits of appeals about policies (working days)",
    "setting_source.appeal.limits.POLICY_CONSULT": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.limits.OTHER_COORDINATION": (
        "limits of other appeals to be coordinated (working days)"
    ),
    "setting_source.appeal.limits.OTHER_COORDINATION": (
        "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)"
    ),
    "setting.appeal.accept_working_days": "time to accept an appeal (working days)",
    "setting_source.appeal.accept_working_days": "practice of Shandong: begun within one",
    "setting.appeal.route_working_days": "time to assign an appeal (working days)",
    "setting_source.appeal.route_working_days": "clause 3.1.3: assigned at once, no number given",
    "setting.appeal.consult_working_days": "time to consult on an appeal (working days)",
    "setting_source.appeal.consult_working_days": "practice of Zhuhai: talked over within two",
    "setting.appeal.return_working_days": (
        "time in which a department may return an appeal (working days)"
    ),
    "setting_source.appeal.return_working_days": "practice of 12345: returned within a day",
    "setting.appeal.most_returns": "most returns of an appeal",
    "setting_source.appeal.most_returns": "practice of 12345: after two the committee assigns",
    "setting.appeal.most_working_days": "longest limit of an appeal (working days)",
    "setting_source.appeal.most_working_days": "practice of Shandong: complex matters within 30",
    "setting.appeal.most_extensions": "most extensions of an appeal",
    "setting_source.appeal.most_extensions": "practice of 12345: extended once",
    "setting.appeal.review_working_days": "time for the head to review (working days)",
    "setting_source.appeal.review_working_days": "reading of 3.1.3: the head reviews at once",
    "setting.appeal.call_back_working_days": "time to call back after an answer (working days)",
    "setting_source.appeal.call_back_working_days": "practice of 12345: the next day",
    "setting.appeal.redo_working_days": "time to do an appeal again (working days)",
    "setting_source.appeal.redo_working_days": "practice of Jiangmen: done again like a new one",
    "setting.appeal.decide_working_days": (
        "time for the business-environment office to decide (working days)"
    ),
    "setting_source.appeal.decide_working_days": "clause 3.1.2: in time, no number given",
    "setting.appeal.reopen_days": "days in which a closed appeal may be reopened",
    "setting_source.appeal.reopen_days": "practice: a month after it was closed",
    "setting.appeal.most_characters": "most characters of an appeal",
    "setting_source.appeal.most_characters": "two pages",
    "setting.appeal.most_tasks": "most steps of a plan of solution",
    "setting_source.appeal.most_tasks": "practice: a plan of one matter is a page",
    "setting.appeal.most_deferred_days": "longest deferral of an appeal (days)",
    "setting_source.appeal.most_deferred_days": "reading of 3.1.2: for now is a year at most",
    "setting.appeal.oldest_days": "oldest appeal that is taken over (days)",
    "setting_source.appeal.oldest_days": "practice: nothing older than ten years is taken over",
    "setting.ageing.days": "steps of appeals that stay open for long (days)",
    "setting_source.ageing.days": "clause 3.1.4: long open; practice: 30, 60, 90 days",
    "setting.ageing.extensions": "extensions that count as put off for long",
    "setting_source.ageing.extensions": "clause 3.1.4: put off for long; practice: twice",
    "setting.ageing.reopenings": "reopenings that count as put off for long",
    "setting_source.ageing.reopenings": "clause 3.1.4: put off for long; practice: twice",
    "setting.measure.untrue_matters": "untrue matters that give rise to a measure",
    "setting_source.measure.untrue_matters": "clause 3.1.4: untrue, no number given",
    "setting.measure.rejections": "rejections by the head that make a matter poor",
    "setting_source.measure.rejections": "clause 3.1.4: poor quality; rejected twice by the head",
    "setting.measure.poor_matters": "poor matters that give rise to a measure",
    "setting_source.measure.poor_matters": "clause 3.1.4: poor quality, no number given",
    "setting.measure.dissatisfied_percent": (
        "share of the dissatisfied that gives rise to a measure (%)"
    ),
    "setting_source.measure.dissatisfied_percent": (
        "clause 3.1.4: low satisfaction, no number given"
    ),
    "setting.measure.least_call_backs": "least call-backs for a share of satisfaction",
    "setting_source.measure.least_call_backs": "a share of fewer says nothing",
    "setting.measure.ladder": "measure for the first, second and third time",
    "setting_source.measure.ladder": "order of clause 3.1.4, read from the mildest on",
    "setting.measure.ladder_days": "days within which the next measure is graver",
    "setting_source.measure.ladder_days": "practice: within a quarter",
    "setting.tracking.raises": "matters that one address may raise in a short time",
    "setting_source.tracking.raises": "practice: an office has not more troubles at once",
    "setting.tracking.address_attempts": "wrong codes from one address before it rests",
    "setting_source.tracking.address_attempts": "practice: a person errs a few times",
    "setting.tracking.attempts": "wrong codes of everybody in an hour",
    "setting_source.tracking.attempts": "practice: of everybody in an hour; codes have 80 bits",
    "setting.tracking.supplements": "most supplements to an appeal",
    "setting_source.tracking.supplements": "practice: who has more to say is called back",
    "setting.appeal.alike_days": "days that the search for alike appeals looks back",
    "setting_source.appeal.alike_days": "practice: a quarter after it was closed",
    "setting.appeal.alike_percent": "likeness that is told (%)",
    "setting_source.appeal.alike_percent": "reading: a third of the words; a person decides",
    "setting.appeal.alike_number_weight": "weight of numbers in the likeness",
    "setting_source.appeal.alike_number_weight": (
        "reading: numbers of cases and dates are not chance"
    ),
    "setting.appeal.alike_searched": "appeals that the search for alike ones compares",
    "setting_source.appeal.alike_searched": "measured: within a second",
    "setting.appeal.alike_most": "alike appeals that are listed",
    "setting_source.appeal.alike_most": "practice: what a clerk reads while somebody waits",
    "setting.appeal.most_rows": "most rows of an import of appeals",
    "setting_source.appeal.most_rows": "measured: others wait ten to 25 seconds meanwhile",
    "setting.delegation.allowed": "whether the head may delegate the signing",
    "setting_source.delegation.allowed": "reading A3: the head alone signs",
    "setting.delegation.most_days": "longest delegation (days)",
    "setting_source.delegation.most_days": "practice: a quarter at most",
    "setting.disturbance.review_working_days": (
        "time to review a report of a disturbance (working days)"
    ),
    "setting_source.disturbance.review_working_days": "clause 2.2: in time; practice of 12345",
    "setting.disturbance.answer_working_days": (
        "time to answer a report of a disturbance (working days)"
    ),
    "setting_source.disturbance.answer_working_days": "clause 2.2: in time; as for reports",
    "setting.disturbance.decide_working_days": "time to decide on a disturbance (working days)",
    "setting_source.disturbance.decide_working_days": "practice of Shandong: complex within 15",
    "setting.disturbance.most_characters": "most characters of a report of a disturbance",
    "setting_source.disturbance.most_characters": "two pages",
    "setting.report.working_days": (
        "time to report a closed loop or a direct inspection (working days)"
    ),
    "setting_source.report.working_days": "clauses 3.3.3 and 3.3.4",
    "setting.attachment.most_bytes": "most bytes of an attachment",
    "setting_source.attachment.most_bytes": "practice: 10 MiB, a photo of a phone takes 5",
    "setting.attachment.most_per_case": "most attachments of a case",
    "setting_source.attachment.most_per_case": "practice: twenty photos tell it all",
    "setting.attachment.most_pixels": "most pixels of a picture",
    "setting_source.attachment.most_pixels": "practice: phones take 12 to 50 million",
    "setting.case_study.most_characters": "most characters of a section of a case study",
    "setting_source.case_study.most_characters": "practice: a section fits on two pages",
    "setting.public.least_appeals": "least appeals of a category that is published",
    "setting_source.public.least_appeals": (
        "practice of statistics: fewer than five tell who it was"
    ),
    "setting.reply_template.most_characters": "most characters of a reply template",
    "setting_source.reply_template.most_characters": "practice: a reply fits on two pages",
}
