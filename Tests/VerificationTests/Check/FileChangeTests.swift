import Testing
import Verification

@Suite struct `A change of a file as a diff` {
    private func diff(_ before: String, _ after: String) -> String {
        FileChange(file: "/f", before: before, after: after).unifiedDiff(named: "f")
    }

    @Test func `is empty when nothing changes`() { #expect(diff("a\nb\n", "a\nb\n") == "") }

    @Test func `shows three lines around a change`() {
        let lines = (1...9).map { "\($0)\n" }
        let after = lines.map { $0 == "5\n" ? "five\n" : $0 }
        #expect(
            diff(lines.joined(), after.joined())
                == "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
    }

    @Test func `keeps changes far apart in hunks of their own`() {
        let lines = (1...30).map { "\($0)\n" }
        let after = lines.filter { $0 != "3\n" } + ["31\n"]
        #expect(
            diff(lines.joined(), after.joined())
                == "--- f\n+++ f\n@@ -1,6 +1,5 @@\n 1\n 2\n-3\n 4\n 5\n 6\n@@ -28,3 +27,4 @@\n 28\n 29\n 30\n+31\n"
        )
    }

    @Test func `says where a last line ending is missing`() {
        #expect(
            diff("a\nb", "a\nb\n")
                == "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n")
    }

    @Test func `begins with a file that was empty`() {
        #expect(diff("", "a\n") == "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n")
    }

    @Test(.timeLimit(.minutes(1))) func `of a hundred thousand changed lines is there at once`() {
        let before = (0..<100_000).map { "\($0)\n" }.joined()
        let after = (0..<100_000).map { $0 % 7 == 0 ? "x\($0)\n" : "\($0)\n" }.joined()
        #expect(diff(before, after).utf8.count > 100_000)
    }
}
