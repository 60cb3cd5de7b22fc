import JSON
import TestSupport
import Testing

@testable import Browser
@testable import Rows

@Suite struct `Any value` {
    @Test func `is an outline exactly when it is JSON, and stops being one at the same place`() {
        let texts = Mutations(
            of: [#"{"a":[1,{"b":[2.50,-0e+1]}],"c":"\u00e9","a":null}"#, "[[],{},[true,[false]]]"],
            with: ["01", "1.", "+1", "\"a\":1,", "\\x", "\\ud800", "nul", "[", "{\"a\":"], count: 4_000)
        for text in texts {
            let text = String(decoding: text, as: UTF8.self)
            let fault = fault(text)
            if fault?.reason == .tooDeep { continue }
            do {
                let outline = try OutlineReader.outline(of: text)
                #expect(fault == nil, "\(text.debugDescription)")
                let shown = outline.source(of: 0)
                #expect(JSONText.canonical(shown) == JSONText.canonical(text))
            } catch {
                #expect(error == fault, "\(text.debugDescription)")
            }
        }
    }

    @Test func `that is an array comes apart into parts inside of it`() {
        let texts = Mutations(
            of: ["{1,NULL,\"a \\\"b\\\\\",{x,{}}}", "[0:1]={{a,b},{c,d}}"],
            with: ["{", "}", ",", "\"", "\\", "NULL", "=", "[1:2]="], count: 4_000)
        for text in texts {
            let text = String(decoding: text, as: UTF8.self)
            guard let outline = ArrayReader.outline(of: text) else { continue }
            #expect(outline.lines.allSatisfy { Int($0.value.upperBound) <= text.utf8.count })
            #expect(outline.lines.filter(\.isOpen).count == outline.lines.filter(\.isClose).count)
            #expect(outline.lines.map(outline.element).count == outline.lines.count)
        }
    }

    @Test func `is a field of CSV that reads back as itself`() {
        let texts = Mutations(
            of: ["a \"b\", c\nd", ""], with: ["\"\u{301}", "\"\"", " ", "\r"], count: 3_000)
        for text in texts {
            let text = String(decoding: text, as: UTF8.self)
            #expect(unquoted(Quoted.csv(text)) == Array(text.unicodeScalars))
        }
    }

    /// RFC 4180: a field in quotes ends at the first quote that is not doubled.
    private func unquoted(_ field: String) -> [Unicode.Scalar]? {
        let scalars = Array(field.unicodeScalars)
        guard scalars.first == "\"" else {
            return scalars.contains { ",\"\r\n".unicodeScalars.contains($0) } ? nil : scalars
        }
        var (value, place): ([Unicode.Scalar], Int) = ([], 1)
        while place < scalars.count {
            if scalars[place] != "\"" {
                value.append(scalars[place])
                place += 1
            } else if place + 1 < scalars.count, scalars[place + 1] == "\"" {
                value.append("\"")
                place += 2
            } else {
                return place == scalars.count - 1 ? value : nil
            }
        }
        return nil
    }

    private func fault(_ text: String) -> JSONError? {
        do {
            try JSONTokenizer.reading(text.utf8) { json throws(JSONError) in
                try json.skip()
                try json.finish()
            }
            return nil
        } catch {
            return error
        }
    }
}
