//! Doctors that do not exist.

const FAMILY: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓",
    "许", "傅", "沈", "曾", "彭", "吕",
];
const GIVEN: [&str; 37] = [
    "文博", "雅琴", "建平", "思敏", "国栋", "静怡", "志远", "淑兰", "海峰", "晓燕", "明哲", "婉清", "立新",
    "佳宁", "永康", "慧", "俊杰", "秀文", "景行", "若溪", "卫东", "欣然", "承志", "丽华", "一鸣", "素云",
    "培林", "亦凡", "春生", "映雪", "瑞", "嘉禾", "宗泽", "采薇", "启明", "安然", "毅",
];

/// The name of the doctor of this place in the list: no two of the first 1,480 are alike.
pub fn name(index: usize) -> String {
    // 40 and 37 have no common divisor: each pair comes once.
    format!("{}{}", FAMILY[index % FAMILY.len()], GIVEN[index % GIVEN.len()])
}

#[cfg(test)]
mod tests {
    use super::name;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_doctors_are_alike() {
        assert_eq!((0..1480).map(name).collect::<BTreeSet<_>>().len(), 1480);
    }
}
