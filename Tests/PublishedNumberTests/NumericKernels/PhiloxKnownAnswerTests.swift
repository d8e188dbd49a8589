import NumericKernels
import Testing

/// The known answers of Random123 (Salmon et al. 2011, file kat_vectors, philox4x32 10).
struct PhiloxKnownAnswer: Sendable {
  let counter: Philox4x32.Words
  let key: [UInt32]
  let words: Philox4x32.Words

  static let all = [
    PhiloxKnownAnswer(
      counter: .init(0, 0, 0, 0), key: [0, 0],
      words: .init(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    PhiloxKnownAnswer(
      counter: .init(.max, .max, .max, .max), key: [.max, .max],
      words: .init(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
    PhiloxKnownAnswer(
      counter: .init(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: [0xa409_3822, 0x299f_31d0],
      words: .init(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)),
  ]
}

@Test("Philox gives the known answers of its authors", arguments: PhiloxKnownAnswer.all)
func philoxKnownAnswers(answer: PhiloxKnownAnswer) {
  #expect(Philox4x32.block(counter: answer.counter, key: (answer.key[0], answer.key[1])) == answer.words)
}

@Test("Philox with nine rounds misses the known answers", arguments: PhiloxKnownAnswer.all)
func philoxPlantedFault(answer: PhiloxKnownAnswer) {
  let words = Philox4x32.block(counter: answer.counter, key: (answer.key[0], answer.key[1]), rounds: 9)
  #expect(words != answer.words)
}

@Test("A purpose is the FNV-1a hash of its name")
func purposeWords() {
  // Test vectors of the authors of FNV (32 bits): "", "a", "foobar".
  #expect(StreamPurpose("").word == 0x811c_9dc5)
  #expect(StreamPurpose("a").word == 0xe40c_292c)
  #expect(StreamPurpose("foobar").word == 0xbf9c_f968)
}
