/// Every format, in the order of the help page. A new one is a file and a line here.
public enum ImportCatalogue {
  public static let all: [any Importer] = [
    BoundaryImporter(),
    SitesImporter(),
    PopulationImporter(),
    IrradianceImporter(),
    OpenStreetMapImporter(),
    TCECImporter(),
    OCPIImporter(),
    OpenChargeMapImporter(),
    BNetzAImporter(),
    AFDCImporter(),
    GMNSImporter(),
    GTFSImporter(),
    MatpowerImporter(),
    EPWImporter(),
    TMYImporter(),
    ACNImporter(),
    SessionsImporter(),
  ]
}
