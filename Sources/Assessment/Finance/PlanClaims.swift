import DistrictModel
import Finance
import HydrogenStations
import PowerNetwork
import RoadsideUnits

/// What firms claim for a plan that is built and run: stations once, running amounts year by year, and what firms declare.
///
/// A year in which an incentive on the amount begins or ends is claimed by quarters; a claim counts by the last day of its time.
struct PlanClaims {
  let plan: FinancedPlan
  let projects: [FinancedProject]
  /// Connector power from which a charger is ultra-fast, kW; a planning choice, as cities name 480 kW cabinets of several
  /// connectors.
  static let ultraFastKW = 250.0

  private var evidence: Evidence { plan.evidence }
  private var terms: FinanceTerms { plan.terms }

  /// Parts of a year that are claimed apart.
  private struct Part {
    let word: String
    let date: String
    let share: Double
  }

  private func parts(of year: Int, _ facts: [Claim.Fact]) -> [Part] {
    let bases = Set(facts.map(\.basis))
    let isSplit = terms.incentives.contains { incentive in
      incentive.components.contains { bases.contains($0.basis) }
        && (incentive.validFrom > "\(year)-01-01" && incentive.validFrom <= "\(year)-12-31"
          || incentive.validTo >= "\(year)-01-01" && incentive.validTo < "\(year)-12-31")
    }
    guard isSplit else { return [Part(word: "\(year)", date: "\(year)-12-31", share: 1)] }
    return ["03-31", "06-30", "09-30", "12-31"].enumerated().map {
      Part(word: "\(year)q\($0 + 1)", date: "\(year)-\($1)", share: 0.25)
    }
  }

  /// Only amounts that some incentive pays for.
  var all: [Claim] {
    let wanted = Set(terms.incentives.flatMap { $0.components.map(\.basis) })
    let claims = stations + ownPlugs + fleets + computing + terms.firms.flatMap { $0.declaredClaims() }
    return claims.compactMap { claim in
      var claim = claim
      claim.facts = claim.facts.filter { wanted.contains($0.basis) && $0.amount > 0 }
      return claim.facts.isEmpty ? nil : claim
    }
  }

  private var years: Range<Int> {
    terms.firstYear..<terms.firstYear + max(1, terms.parameters.horizonYears)
  }

  private var stations: [Claim] {
    projects.enumerated().flatMap { row, project -> [Claim] in
      // Charging stations come first, in the plan's order.
      let station = project.kind == .charging ? evidence.plan.stations[row] : nil
      var built = claim(project, station, "built", "\(project.firstYear)-12-31")
      built.facts = factsOfBuilding(project, station, station == nil ? nil : row)
      var claims = [built]
      let facts = factsOfRunning(project)
      for year in years where year >= project.firstYear {
        for part in parts(of: year, facts) {
          var running = claim(project, station, part.word, part.date)
          let share = part.share * (year == project.firstYear ? project.openingShare : 1)
          running.facts = facts.map { Claim.Fact($0.basis, $0.amount * share, level: $0.level) }
          running.yearShare = share
          claims.append(running)
        }
      }
      return claims
    }
  }

  private func claim(
    _ project: FinancedProject, _ station: PlannedStation?, _ part: String, _ date: String
  ) -> Claim {
    var claim = Claim(
      id: "\(project.id).\(part)", firm: project.firm, project: project.id, kind: project.kind, date: date,
      facts: [])
    claim.township = project.township
    claim.built = "\(project.firstYear)-12-31"
    claim.attributes = terms.attributes(of: project.firm)
    claim.grade = terms.grade(of: project.firm)
    if let station {
      let used = zip(station.chargers, evidence.world.chargerTypes).filter { $0.0 > 0 }.map(\.1)
      claim.leastChargerKW = used.map(\.ratedKW).min() ?? 0
      claim.chargers = station.chargerCount
      claim.ratedKW = evidence.powerKW(of: station)
      claim.givesBack = used.contains(where: \.isBidirectional)
    }
    return claim
  }

  private func factsOfBuilding(
    _ project: FinancedProject, _ station: PlannedStation?, _ row: Int?
  ) -> [Claim.Fact] {
    let invested = project.costs.filter(\.element.isInvestment).map { item in
      (try? terms.parameters.index.convert(item.amount, from: item.priceYear, to: terms.parameters.priceYear))
        ?? item.amount
    }.total().cny
    switch project.kind {
    case .charging:
      guard let station, let row else { return [] }
      let build = plan.build(ofStation: row)
      // What stands already was built before.
      let site = evidence.world.sites[station.site]
      let new = station.newChargers(at: site)
      let kW = zip(new, evidence.world.chargerTypes).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
      let fast = zip(new, evidence.world.chargerTypes).reduce(0.0) {
        $0 + ($1.1.powerKW >= Self.ultraFastKW ? Double($1.0) * $1.1.ratedKW : 0)
      }
      return [
        .init(.station, site.isStanding ? 0 : 1), .init(.stationKW, kW), .init(.ultraFastKW, fast),
        .init(.stationCapexCNY, invested), .init(.chargerCount, Double(new.reduce(0, +))),
        .init(.photovoltaicKW, build.photovoltaicKW), .init(.storageKWh, build.storageKWh),
      ]
    case .swap: return [.init(.station, 1), .init(.stationCapexCNY, invested)]
    case .hydrogen, .methanol, .ammonia:
      let perDay = evidence.hydrogen?.stations.first { "\($0.id)/\(project.kind.rawValue)" == project.id }
      return [
        .init(.station, 1), .init(.stationCapexCNY, invested),
        .init(.hydrogenKgPerDay, perDay?.possibleKgPerDay ?? 0),
      ]
    case .roadside: return [.init(.roadsideUnitCount, project.units), .init(.stationCapexCNY, invested)]
    default: return []
    }
  }

  private func factsOfRunning(_ project: FinancedProject) -> [Claim.Fact] {
    switch project.kind {
    case .charging: [.init(.stationKWh, project.units)]
    case .swap: [.init(.swapCount, project.units)]
    case .hydrogen: [.init(.hydrogenKg, project.units)]
    case .methanol: [.init(.methanolKg, project.units)]
    case .ammonia: [.init(.ammoniaKg, project.units)]
    default: []
    }
  }

  private func running(
    _ id: String, firm: String, kind: ProjectKind, service: PublicService? = nil,
    _ facts: [Claim.Fact]
  ) -> [Claim] {
    years.flatMap { year in
      parts(of: year, facts).map { part in
        var claim = Claim(
          id: "\(id).\(part.word)", firm: firm, project: id, kind: kind, date: part.date,
          facts: facts.map { Claim.Fact($0.basis, $0.amount * part.share, level: $0.level) })
        claim.service = service
        claim.yearShare = part.share
        claim.attributes = terms.attributes(of: firm)
        claim.grade = terms.grade(of: firm)
        return claim
      }
    }
  }

  /// Plugs that charge in order, once, and what vehicles at them give back, year by year; told for all owners together.
  private var ownPlugs: [Claim] {
    let firm = terms.firm(running: .ownPlugs)
    let ordered = evidence.world.fleets.filter { $0.ownPlugPolicy.isOrdered && $0.ownPlugShare > 0 }
    guard !ordered.isEmpty else { return [] }
    var built = Claim(
      id: "own-plugs.built", firm: firm, project: "own-plugs", kind: .ownPlugs,
      date: "\(terms.firstYear)-12-31",
      facts: [
        .init(
          .orderedPlugCount,
          ordered.reduce(0) { $0 + (Double($1.stock) * $1.ownPlugShare).rounded() })
      ])
    built.built = built.date
    built.attributes = terms.attributes(of: firm)
    built.grade = terms.grade(of: firm)
    // As the scenario has its classes, not as all would under one policy.
    let sold = evidence.grid?.orderly.rows.first { $0.policy == nil }?.soldKWh
    let selling = ordered.filter { $0.ownPlugPolicy == .vehicleToGrid }
    let perYear = 365 * (ratio(sold ?? 0, evidence.days) ?? 0)
    let all = [built] + running("own-plugs", firm: firm, kind: .ownPlugs, [.init(.v2gKWh, perYear)])
    return all.map { claim in
      var claim = claim
      claim.ratedKW = selling.reduce(0) { $0 + Double($1.stock) * $1.ownPlugShare * $1.ownPlugKW }
      claim.isOrdered = true
      claim.givesBack = !selling.isEmpty
      return claim
    }
  }

  private var fleets: [Claim] {
    (evidence.roadside?.parameters.automatedFleets ?? []).flatMap { fleet in
      running(
        fleet.id, firm: terms.firm(ofFleet: fleet.id), kind: .fleet,
        service: PublicService(rawValue: fleet.service.rawValue), [.init(.testKm, fleet.kmPerYear)])
    }
  }

  /// The bill for computing of the platform of the roadside units.
  private var computing: [Claim] {
    let bill =
      (evidence.roadside?.edge.neededFloat.petaflops ?? 0) * terms.parameters.computeCNYPerPetaflopYear
    guard bill > 0 else { return [] }
    let domestic = terms.parameters.computeDomesticShare
    return running(
      "platform-computing", firm: terms.firm(running: .computing), kind: .computing,
      [
        .init(.computeBillDomesticCNY, bill * domestic), .init(.computeBillForeignCNY, bill * (1 - domestic)),
      ])
  }
}
