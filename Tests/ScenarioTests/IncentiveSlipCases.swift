extension FinanceSlipTests {
  /// One change each: incentives that cannot be meant.
  static let incentiveSlips = [
    Slip(
      testDescription: "a basis that nobody knows",
      found: "basis: test_km",
      put: "basis: test_kms",
      en: [
        "96:18 E0214 incentives.avtest-mileage.components[0].basis: 'test_kms' is not one of the known words | did you mean 'test_km'?"
      ],
      zh: [
        "96:18 E0214 incentives.avtest-mileage.components[0].basis：'test_kms' 不是可用的取值 | 是否想写 'test_km'？"
      ]),
    Slip(
      testDescription: "no amount at all",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: test_km }",
      en: [
        "96:9 E0730 nothing says how much it pays | write one of rate, tiers, steps and levels"
      ],
      zh: [
        "96:9 E0730 没有给出补贴标准 | rate、tiers、steps、levels 只写其中之一"
      ]),
    Slip(
      testDescription: "a rate and brackets",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: test_km, rate: 6, tiers: [{ from: 0, rate: 6 }] }",
      en: [
        "96:43 E0730 rate, tiers are both given, and only one can say how much it pays | write one of rate, tiers, steps and levels"
      ],
      zh: [
        "96:43 E0730 同时给出了 rate, tiers，无法确定按哪一项计算 | rate、tiers、steps、levels 只写其中之一"
      ]),
    Slip(
      testDescription: "brackets that do not rise",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: test_km, tiers: [{ from: 0, rate: 6 }, { from: 0, rate: 3 }] }",
      en: [
        "96:65 E0731 brackets stand in ascending order: 0 is not above 0"
      ],
      zh: [
        "96:65 E0731 分档须从小到大：0 不大于 0"
      ]),
    Slip(
      testDescription: "steps that fall",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: test_km, steps: [{ from: 500, cny: 6 }, { from: 200, cny: 3 }] }",
      en: [
        "96:66 E0731 brackets stand in ascending order: 200 is not above 500"
      ],
      zh: [
        "96:66 E0731 分档须从小到大：200 不大于 500"
      ]),
    Slip(
      testDescription: "kilometres without an automated fleet",
      found:
        "  automated_fleets:\n    - { id: sweepers, service: sanitation, vehicles: 20, km_per_day: 60, days_per_year: 300 }\n",
      put: "",
      en: [
        "94:18 E0732 the simulation of this scenario does not produce 'test_km' (distance automated fleets drive in a year) | it needs roadside.automated_fleets",
        "265:13 E0743 there is no automated fleet 'sweepers' | there is none in roadside.automated_fleets",
      ],
      zh: [
        "94:18 E0732 本方案的模拟不产生补贴依据 'test_km'（自动驾驶车队年测试里程） | 需要 roadside.automated_fleets",
        "265:13 E0743 没有自动驾驶车队 'sweepers' | roadside.automated_fleets 中没有任何一项",
      ]),
    Slip(
      testDescription: "hydrogen without its section",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: hydrogen_kg, rate: 15 }",
      en: [
        "96:18 E0732 the simulation of this scenario does not produce 'hydrogen_kg' (hydrogen sold in a year) | it needs the section hydrogen"
      ],
      zh: [
        "96:18 E0732 本方案的模拟不产生补贴依据 'hydrogen_kg'（年加氢量） | 需要 hydrogen 部分"
      ]),
    Slip(
      testDescription: "energy given back without anybody who sells",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: v2g_kwh, rate: 1 }",
      en: [
        "96:18 E0732 the simulation of this scenario does not produce 'v2g_kwh' (energy vehicles give back in a year) | it needs the section power and a class whose own_plug_policy is vehicle_to_grid"
      ],
      zh: [
        "96:18 E0732 本方案的模拟不产生补贴依据 'v2g_kwh'（车网互动年放电量） | 需要 power 部分，且有车型的 own_plug_policy 为 vehicle_to_grid"
      ]),
    Slip(
      testDescription: "hours for something else than energy",
      found: "{ basis: test_km, rate: 6 }",
      put: "{ basis: test_km, rate: 6, hours_cap: 1500 }",
      en: [
        "96:47 E0739 hours_cap is for energy only, station_kwh or v2g_kwh"
      ],
      zh: [
        "96:47 E0739 hours_cap 只用于电量（station_kwh、v2g_kwh）"
      ]),
    Slip(
      testDescription: "a narrow cap above a wide one",
      found: "{ per: firm_year, cny: 3000000 }",
      put: "{ per: project_year, cny: 5000000 }\n      - { per: firm_year, cny: 3000000 }",
      en: [
        "101:35 E0733 the cap per project and year of 5000000 CNY lies above the one per firm and year of 3000000 CNY | a cap on a part cannot exceed the cap on the whole"
      ],
      zh: [
        "101:35 E0733 每个项目每年限额 5000000 元高于每个企业每年限额 3000000 元 | 较窄范围的限额不高于较宽范围的限额"
      ]),
    Slip(
      testDescription: "a narrow cap above the wide one of another clause of the pool",
      found: "    caps:\n      - { per: firm_year, cny: 3000000 }",
      put: "    caps:\n      - { per: project_year, cny: 500000000, pool: compute-vouchers }",
      en: [
        "101:35 E0733 the cap per project and year of 500000000 CNY lies above the one per firm and year of 20000000 CNY | a cap on a part cannot exceed the cap on the whole"
      ],
      zh: [
        "101:35 E0733 每个项目每年限额 500000000 元高于每个企业每年限额 20000000 元 | 较窄范围的限额不高于较宽范围的限额"
      ]),
    Slip(
      testDescription: "the same cap twice",
      found: "{ per: firm_year, cny: 3000000 }",
      put: "{ per: firm_year, cny: 3000000 }\n      - { per: firm_year, cny: 2000000 }",
      en: [
        "102:16 E0734 two caps per firm and year of the same incentive"
      ],
      zh: [
        "102:16 E0734 同一范围的限额（每个企业每年）给出了两次"
      ]),
    Slip(
      testDescription: "a pool with two amounts",
      found: "{ per: firm_year, cny: 3000000 }",
      put: "{ per: firm_year, cny: 3000000, pool: compute-vouchers }",
      en: [
        "128:32 E0735 the pool 'compute-vouchers' per firm and year is 20000000 CNY here and 3000000 CNY in 'avtest-mileage'"
      ],
      zh: [
        "128:32 E0735 共用限额 'compute-vouchers'（每个企业每年）在此为 20000000 元，在 'avtest-mileage' 中为 3000000 元"
      ]),
    Slip(
      testDescription: "an end before the beginning",
      found: "valid_to: 2027-12-31",
      put: "valid_to: 2023-12-31",
      en: [
        "94:15 E0736 it ends on 2023-12-31, before it begins on 2024-10-30"
      ],
      zh: [
        "94:15 E0736 截止日期 2023-12-31 早于施行日期 2024-10-30"
      ]),
    Slip(
      testDescription: "no date",
      found: "valid_to: 2027-12-31",
      put: "valid_to: 2027-12",
      en: [
        "94:15 E0217 incentives.avtest-mileage.valid_to: '2027-12' is not a date | write it as \"2025-12-31\""
      ],
      zh: [
        "94:15 E0217 incentives.avtest-mileage.valid_to：'2027-12' 不是日期 | 写法如 \"2025-12-31\""
      ]),
    Slip(
      testDescription: "a factor above 1 after the caps",
      found: "    audit_share: 0.2\n",
      put: "    audit_share: 0.2\n    grades: [{ grade: a, factor: 1.2 }]\n",
      en: [
        "103:34 E0737 a factor of 1.2 after the caps breaks them | at most 1, or write grade_acts: before_caps"
      ],
      zh: [
        "103:34 E0737 限额之后的系数 1.2 大于 1，会突破限额 | 系数不大于 1，或写 grade_acts: before_caps"
      ]),
    Slip(
      testDescription: "an audit of more than all",
      found: "audit_share: 0.2",
      put: "audit_share: 20",
      en: [
        "102:18 E0212 incentives.avtest-mileage.audit_share: 20 is outside 0 to 1"
      ],
      zh: [
        "102:18 E0212 incentives.avtest-mileage.audit_share：20 超出范围 0 至 1"
      ]),
    Slip(
      testDescription: "an alternative without a group",
      found: "    group: computing\n    alternative: ai-native\n  - id: compute-voucher-domestic",
      put: "    alternative: ai-native\n  - id: compute-voucher-domestic",
      en: [
        "144:18 E0738 an alternative is one of a group, and no group is given | add a line group:, or remove alternative"
      ],
      zh: [
        "144:18 E0738 只有组（group）内才有 alternative | 加一行 group:，或删去 alternative"
      ]),
    Slip(
      testDescription: "a township that is not there",
      found: "kinds: [fleet]",
      put: "kinds: [fleet]\n      townships: [T09]",
      en: [
        "99:18 E0752 there is no township with the code 'T09' | did you mean '001'?"
      ],
      zh: [
        "99:18 E0752 没有街镇代码 'T09' | 是否想写 '001'？"
      ]),
    Slip(
      testDescription: "a service that nobody knows",
      found: "convenience, bus",
      put: "convenience, buss",
      en: [
        "99:60 E0214 incentives.avtest-mileage.eligible.services[3]: 'buss' is not one of the known words | did you mean 'bus'?"
      ],
      zh: [
        "99:60 E0214 incentives.avtest-mileage.eligible.services[3]：'buss' 不是可用的取值 | 是否想写 'bus'？"
      ]),
    Slip(
      testDescription: "one word where a list is asked for",
      found: "kinds: [fleet]",
      put: "kinds: fleet",
      en: [
        "98:14 E0206 incentives.avtest-mileage.eligible.kinds: expected a list of words, found 'fleet'"
      ],
      zh: [
        "98:14 E0206 incentives.avtest-mileage.eligible.kinds：应为词语列表，实为 'fleet'"
      ]),
  ]
}
