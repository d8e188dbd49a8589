extension FinanceSlipTests {
  /// One change each: firms and finance that cannot be meant.
  static let firmSlips = [
    Slip(
      testDescription: "a fleet that is not there",
      found: "fleets: [sweepers]",
      put: "fleets: [sweeper]",
      en: [
        "267:13 E0743 there is no automated fleet 'sweeper' | did you mean 'sweepers'?"
      ],
      zh: [
        "267:13 E0743 没有自动驾驶车队 'sweeper' | 是否想写 'sweepers'？"
      ]),
    Slip(
      testDescription: "an operator where there are none",
      found: "fleets: [sweepers]",
      put: "operators: [state-grid]\n    fleets: [sweepers]",
      en: [
        "267:16 E0743 there is no operator 'state-grid' | there is none in charging.operators"
      ],
      zh: [
        "267:16 E0743 没有运营商 'state-grid' | charging.operators 中没有任何一项"
      ]),
    Slip(
      testDescription: "a fleet of two firms",
      found: "has: [listed-on-platform]",
      put: "has: [listed-on-platform]\n    fleets: [sweepers]",
      en: [
        "278:13 E0744 'sweepers' is run by 'driver' already"
      ],
      zh: [
        "278:13 E0744 'sweepers' 已由 'driver' 运营"
      ]),
    Slip(
      testDescription: "an amount that only the simulation knows",
      found: "{ basis: first_tests, amount: 1,",
      put: "{ basis: test_km, amount: 1,",
      en: [
        "285:18 E0742 'test_km' comes from the simulation and cannot be declared | what can be declared: compute_bill_domestic_cny, compute_bill_foreign_cny, data_purchases_cny, standards, project_cost_cny, approved_support_cny, platform_investment_cny, domestic_server_price_cny, first_tests, first_vehicles"
      ],
      zh: [
        "285:18 E0742 'test_km' 由模拟得出，企业不能申报 | 可申报：compute_bill_domestic_cny, compute_bill_foreign_cny, data_purchases_cny, standards, project_cost_cny, approved_support_cny, platform_investment_cny, domestic_server_price_cny, first_tests, first_vehicles"
      ]),
    Slip(
      testDescription: "a level that nobody knows",
      found: "amount: 1, level: national,",
      put: "amount: 1, level: nationl,",
      en: [
        "272:47 E0745 there is no level 'nationl' | did you mean 'national'?"
      ],
      zh: [
        "272:47 E0745 没有级别 'nationl' | 是否想写 'national'？"
      ]),
    Slip(
      testDescription: "no level",
      found: "amount: 1, level: national,",
      put: "amount: 1,",
      en: [
        "272:18 E0745 'standards' is paid by level, and no level is given | known here: beijing, group, industry, international, national"
      ],
      zh: [
        "272:18 E0745 'standards' 按级别支持，须写 level | 可用：beijing, group, industry, international, national"
      ]),
    Slip(
      testDescription: "prices of two years without an index",
      found: "  price_index:\n    - { year: 2025, index: 100 }\n    - { year: 2026, index: 100.5 }\n",
      put: "",
      en: [
        "291:20 E0746 prices of 2025 are mixed with those of price_year 2026, and no index joins them | add 2025, 2026 to finance.price_index",
        "297:80 E0746 prices of 2025 are mixed with those of price_year 2026, and no index joins them | add 2025, 2026 to finance.price_index",
      ],
      zh: [
        "291:20 E0746 2025 年价格与 price_year 2026 年价格混用，没有价格指数相连 | 在 finance.price_index 中加入 2025, 2026 年",
        "297:80 E0746 2025 年价格与 price_year 2026 年价格混用，没有价格指数相连 | 在 finance.price_index 中加入 2025, 2026 年",
      ]),
    Slip(
      testDescription: "an index that lacks a year",
      found: "    - { year: 2026, index: 100.5 }\n",
      put: "",
      en: [
        "291:20 E0746 prices of 2025 are mixed with those of price_year 2026, and no index joins them | add 2026 to finance.price_index",
        "299:80 E0746 prices of 2025 are mixed with those of price_year 2026, and no index joins them | add 2026 to finance.price_index",
      ],
      zh: [
        "291:20 E0746 2025 年价格与 price_year 2026 年价格混用，没有价格指数相连 | 在 finance.price_index 中加入 2026 年",
        "299:80 E0746 2025 年价格与 price_year 2026 年价格混用，没有价格指数相连 | 在 finance.price_index 中加入 2026 年",
      ]),
    Slip(
      testDescription: "a year twice in the index",
      found: "year: 2026, index: 100.5 }",
      put: "year: 2026, index: 100.5 }\n    - { year: 2026, index: 101 }",
      en: [
        "297:15 E0749 the price index of 2026 is given twice"
      ],
      zh: [
        "297:15 E0749 2026 年的价格指数给出了两次"
      ]),
    Slip(
      testDescription: "shares of more than all",
      found: "district: 0.2",
      put: "district: 0.3",
      en: [
        "298:45 E0747 the shares of grid connection sum to 1.1, not to 1"
      ],
      zh: [
        "298:45 E0747 接电工程的分担比例之和为 1.1，应为 1"
      ]),
    Slip(
      testDescription: "shares told twice",
      found: "grid_company: 0.3 }",
      put:
        "grid_company: 0.3 }\n    - { element: grid_connection, operator: 1, district: 0, grid_company: 0 }",
      en: [
        "299:18 E0748 who pays for grid connection is said twice"
      ],
      zh: [
        "299:18 E0748 接电工程的分担比例给出了两次"
      ]),
    Slip(
      testDescription: "a charger type that is not there",
      found: "charger_type: dc60",
      put: "charger_type: dc66",
      en: [
        "300:43 E0750 there is no charger type 'dc66' | did you mean 'dc60'?"
      ],
      zh: [
        "300:43 E0750 没有充电桩类型 'dc66' | 是否想写 'dc60'？"
      ]),
    Slip(
      testDescription: "a category that is not there",
      found: "category: public-parking, cny",
      put: "category: public-park, cny",
      en: [
        "302:19 E0750 there is no category of sites 'public-park' | did you mean 'public-parking'?"
      ],
      zh: [
        "302:19 E0750 没有站址类别 'public-park' | 是否想写 'public-parking'？"
      ]),
    Slip(
      testDescription: "equipment by the station",
      found: "cny: 420, per: kw",
      put: "cny: 420, per: station",
      en: [
        "300:64 E0754 equipment cannot be priced per 'station' | known here: kw, charger"
      ],
      zh: [
        "300:64 E0754 设备不能按 'station' 计价 | 可用：kw, charger"
      ]),
    Slip(
      testDescription: "land among the costs",
      found: "{ element: equipment, charger_type: dc60, cny: 420, per: kw",
      put: "{ element: land, cny: 420, per: station",
      en: [
        "300:18 E0754 rent of places is told in finance.land_leases"
      ],
      zh: [
        "300:18 E0754 场地租金写在 finance.land_leases"
      ]),
    Slip(
      testDescription: "civil works by charger type",
      found: "{ element: equipment, charger_type",
      put: "{ element: civil, charger_type",
      en: [
        "300:39 E0755 only equipment differs by charger type, civil works does not | remove charger_type"
      ],
      zh: [
        "300:39 E0755 只有设备费按充电桩类型区分，土建不分类型 | 删去 charger_type"
      ]),
    Slip(
      testDescription: "a discount rate in per cent",
      found: "discount_share: 0.06",
      put: "discount_share: 6",
      en: [
        "292:19 E0212 finance.discount_share: 6 is outside 0 to 0.5"
      ],
      zh: [
        "292:19 E0212 finance.discount_share：6 超出范围 0 至 0.5"
      ]),
    Slip(
      testDescription: "no years at all",
      found: "horizon_years: 10",
      put: "horizon_years: 0",
      en: [
        "293:18 E0212 finance.horizon_years: 0 is outside 1 to 60"
      ],
      zh: [
        "293:18 E0212 finance.horizon_years：0 超出范围 1 至 60"
      ]),
  ]

  /// One change each: what is allowed and told all the same.
  static let warnings = [
    Slip(
      testDescription: "a policy that ended before the plan",
      found: "valid_to: 2027-12-31\n    components:\n      - { basis: test_km",
      put: "valid_to: 2025-12-31\n    components:\n      - { basis: test_km",
      en: [
        "94:15 W0650 it ended on 2025-12-31, before the plan's first year 2026: it is worked out and pays no claim of the plan"
      ],
      zh: [
        "94:15 W0650 该政策在规划首年 2026 年之前已于 2025-12-31 到期：仍纳入测算，但不支付规划期内的申报"
      ]),
    Slip(
      testDescription: "a group of one",
      found: "    audit_share: 0.2\n",
      put: "    audit_share: 0.2\n    group: alone\n",
      en: [
        "103:12 W0651 the group 'alone' has no other member, so there is nothing it could be better than"
      ],
      zh: [
        "103:12 W0651 组 'alone' 只有这一项，没有可比较的政策"
      ]),
    Slip(
      testDescription: "a basis that no firm declares",
      found:
        "      - { basis: domestic_server_price_cny, amount: 80000000, date: 2026-05-31, project: cluster }\n",
      put: "",
      en: [
        "168:18 W0652 'domestic_server_price_cny' is only known from firms, and no firm declares it"
      ],
      zh: [
        "168:18 W0652 'domestic_server_price_cny' 只能由企业申报，而 firms 中没有企业申报"
      ]),
    Slip(
      testDescription: "a date outside every validity",
      found: "amount: 4000000, date: 2026-06-30",
      put: "amount: 4000000, date: 2028-06-30",
      en: [
        "269:61 W0653 no incentive that pays for 'data_purchases_cny' is valid on 2028-06-30"
      ],
      zh: [
        "269:61 W0653 2028-06-30 不在任何支持 'data_purchases_cny' 的政策有效期内"
      ]),
    Slip(
      testDescription: "a word that no firm has",
      found: "has: [listed-on-platform]",
      put: "has: [listed-on-platfrom]",
      en: [
        "170:17 W0654 no firm has 'listed-on-platform' | did you mean 'listed-on-platfrom'?"
      ],
      zh: [
        "170:17 W0654 没有企业具备 'listed-on-platform' | 是否想写 'listed-on-platfrom'？"
      ]),
    Slip(
      testDescription: "a declaration that nobody pays for",
      found: "{ basis: first_tests, amount: 1,",
      put: "{ basis: project_cost_cny, amount: 1,",
      en: [
        "228:18 W0652 'first_tests' is only known from firms, and no firm declares it",
        "285:18 W0655 no incentive pays for 'project_cost_cny'",
      ],
      zh: [
        "228:18 W0652 'first_tests' 只能由企业申报，而 firms 中没有企业申报",
        "285:18 W0655 没有政策支持 'project_cost_cny'",
      ]),
    Slip(
      testDescription: "grades that no firm has",
      found: "    audit_share: 0.2\n",
      put: "    audit_share: 0.2\n    grades: [{ grade: a, factor: 0.8 }]\n",
      en: [
        "103:13 W0670 no firm has any of these grades, so nothing is paid | write firms[].grade or declares[].grade"
      ],
      zh: ["103:13 W0670 没有企业具有所列评级，因此不支付 | 在 firms[].grade 或 declares[].grade 写评级"]),
    Slip(
      testDescription: "orderly charging asked of a fleet, and its first time",
      found: "      kinds: [fleet]\n",
      put: "      kinds: [fleet]\n      ordered: true\n      first_time: true\n",
      en: [
        "99:16 W0671 only own plugs charge in order, and this pays for other things, so nothing is paid | basis ordered_plug_count or v2g_kwh",
        "100:19 W0671 only what firms declare can be a first time; all of this comes from the simulation, so nothing is paid",
      ],
      zh: [
        "99:16 W0671 只有自有桩可以接入有序充电，本条支持其他设施，因此不支付 | 依据 ordered_plug_count 或 v2g_kwh",
        "100:19 W0671 只有企业申报的数额能表明首次，本条均由模拟得出，因此不支付",
      ]),
  ]
}
