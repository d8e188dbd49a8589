import PlacementInstances
import Siting
import Testing

@Suite("Benchmark files") struct InstanceReaderTests {
  private func error(
    _ format: any PlacementFormat, _ text: String, name: String = "file.txt",
    options: InstanceOptions = .init()
  ) -> String {
    let source = InstanceSource(name, texts: [name: text])
    do {
      for instance in try format.instances(source, options: options) { _ = try instance.question() }
    } catch { return error.text }
    return ""
  }

  @Test("A slip in a set covering file names the line and what was expected")
  func setCovering() {
    let good = "2 2\n1 1\n1 2\n1 1\n2 1 2\n"
    #expect(error(SetCoverFormat(), good) == "")
    #expect(
      error(SetCoverFormat(), "2 2\n1 1\n1 2\n1 1\n2 1\n")
        == "file.txt:6: expected a column, found the end of the file")
    #expect(
      error(SetCoverFormat(), "2 2\n1 1\n1 2\n1 3\n2 1 2\n")
        == "file.txt:4: expected a column, a whole number from 1 to 2, found '3'")
    #expect(
      error(SetCoverFormat(), "2 x\n")
        == "file.txt:1: expected the number of columns, a whole number from 1 to 10000000, found 'x'")
    #expect(error(SetCoverFormat(), good + "7") == "file.txt:6: expected the end of the file, found '7'")
    var options = InstanceOptions()
    options.counts = [3]
    #expect(
      error(SetCoverFormat(), good, options: options)
        == "file.txt: 3 stations are asked for, but there are only 2 sites: add candidates or lower the number"
    )
  }

  @Test("A city asks the questions of the results beside it")
  func cities() throws {
    let city = "NAME : T\nDIMENSION : 2\nNODE_COORD_SECTION\n40.0 -74.0\n40.001 -74.0\nDEMAND_SECTION\n5\n7\n"
    let texts = ["a/T.txt": city, "a/T_1_200.txt": "f: 12\nFacilidade: 0\n"]
    for name in ["a/T.txt", "a/T_1_200.txt"] {
      let instances = try CityFormat().instances(InstanceSource(name, texts: texts), options: .init())
      #expect(instances.map(\.name) == ["T_1_200"])
      #expect(instances.first?.bestKnown == 12)
      let placement = try instances[0].question().place(algorithm: "branch-and-bound", seed: 1) { _ in true }
      #expect(placement.value == 12 && placement.isProvenOptimal)
    }
    #expect(
      error(CityFormat(), "DIMENSION : 2\nNODE_COORD_SECTION\n1 x\n", name: "C_1_200.txt").contains("f:"))
    #expect(error(CityFormat(), city, name: "T.txt").contains("expected --p and --radius"))
  }

  @Test("A generated instance needs its sizes")
  func generated() {
    #expect(
      error(RandomUniformFormat(), "10 5 1\n20 x 1\n").hasPrefix("file.txt:2: expected number of candidates"))
    let nameless = InstanceSource("10by5", texts: [:])
    #expect(throws: InstanceError.self) { try RandomUniformFormat().instances(nameless, options: .init()) }
    for name in ["0x5:1", "5x0", "x", "5x5:-1", "99999999999999999999x5", "5x5:1:1"] {
      #expect(throws: InstanceError.self, "\(name)") {
        try RandomUniformFormat().instances(InstanceSource(name, texts: [:]), options: .init())
      }
    }
  }

  @Test("Cut anywhere, a file is an error or an instance, never a trap", arguments: [0, 1, 2])
  func truncated(which: Int) {
    let texts = [
      "3 2\n1 1 1\n1 2 3\n1 1\n2 1 2\n1 2\n", "3\t\n0 1.5 2 1 4\n1 2.5 2 1 5\n2 1 1 1 6\n",
      "100 10 1\n50 5 2\n",
    ]
    let formats: [any PlacementFormat] = [SetCoverFormat(), RevelleFormat(), RandomUniformFormat()]
    var options = InstanceOptions()
    options.counts = [1]
    options.radius = 2
    let text = texts[which]
    for length in 0...text.utf8.count {
      _ = error(formats[which], String(decoding: text.utf8.prefix(length), as: UTF8.self), options: options)
    }
  }
}
