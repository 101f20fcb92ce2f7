"""Fields of forms, and what can be wrong with one."""

SENTENCES = {
    "fault_of_field": "{field}：{fault}",
    "fault_code.missing": "未填写",
    "fault_code.too-short": "只有 {found} 个字，至少要 {expected} 个字",
    "fault_code.too-long": "有 {found} 个字，最多 {expected} 个字",
    "fault_code.unknown": "没有“{found}”，可选：{expected}",
    "fault_code.not-alone": "“{found}”与“{expected}”不能这样同时填写",
    "fault_code.wrong-form": "“{found}”的写法不对，应为 {expected}",
    "fault_code.out-of-range": "{found} 超出范围，应为 {expected}",
    "fault_code.past": "{found} 已经过去",
    "fault_code.future": "{found} 还没有到",
    "fault_code.too-late": "{found} 太晚，最晚到 {expected}",
    "fault_code.no-working-day": "{found} 不是工作日，下一个工作日是 {expected}",
    "fault_code.same-person": "“{found}”已在本件承担{expected}，须由另一人担任",
    "fault_code.twice": "“{found}”重复",
    "fault_code.names-somebody": "含有“{found}”，公开后会让人认出当事人",
}
