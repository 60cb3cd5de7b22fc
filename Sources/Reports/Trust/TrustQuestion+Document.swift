import Drizzle
import Postgres
import Terminal
package import Workspace

extension TrustQuestion {
    /// Where the project leads, where that is written, and what of the person's would go there.
    package func document(on sheet: Sheet) -> Document {
        Document(
            lines(summary, on: sheet) + [.lines(address(on: sheet)), .blank] + lines(borrowed, on: sheet)
                + lines(spent, on: sheet) + lines(kept, on: sheet)
                + (refusal.map { [.lines(Problem($0).lines(on: sheet))] } ?? []))
    }

    private func lines(_ text: (String, Role)?, on sheet: Sheet) -> [Document.Section] {
        guard let (text, role) = text else { return [] }
        return [.lines(sheet.wrapped(text, role)), .blank]
    }

    private var summary: (String, Role)? {
        let place = claim.configuration.visible
        switch standing {
        case .trusted: return nil
        case .unknown:
            return ("\(place) says where to connect. You have not confirmed that yet.", .body)
        case .changed(let files):
            let names = files.map(claim.short).listed
            let verb = files.count == 1 ? "has" : "have"
            return (
                "\(names) \(verb) changed since you confirmed where \(place) connects to.", .caution
            )
        case .moved(let servers):
            return ("\(place) leads elsewhere than you have confirmed: that was \(servers.listed).", .caution)
        }
    }

    private func address(on sheet: Sheet) -> [[Styled]] {
        let servers = claim.names.enumerated().flatMap { index, name in
            row(
                index == 0 ? "server" : "or", name.withoutLookalikes,
                index == 0 ? claim.provenance : nil, on: sheet)
        }
        return servers
            + claim.parts.flatMap { row($0.label, $0.value, $0.provenance, on: sheet) }
    }

    /// A label, a value that is never cut, and where it is written: beside it, or below where that does not fit.
    private func row(
        _ label: String, _ value: String, _ provenance: Provenance?, on sheet: Sheet
    ) -> [[Styled]] {
        let indent = 10
        let label = Styled(label.padded(to: indent), .dim)
        let blank = Styled(String(repeating: " ", count: indent))
        let room = max(10, sheet.width - indent)
        let values = Styled(value, .title).wrapped(to: room, in: sheet.glyphs)
        let place = Styled(provenance.map(claim.words) ?? "", .dim)
        let used = values.last?.columns(in: sheet.glyphs) ?? 0
        var lines = values.enumerated().map { [$0 == 0 ? label : blank, $1] }
        guard !place.text.isEmpty else { return lines }
        if used + 2 + place.columns(in: sheet.glyphs) <= room {
            lines[lines.count - 1] += [Styled("  "), place]
            return lines
        }
        return lines + place.wrapped(to: room, in: sheet.glyphs).map { [blank, $0] }
    }

    private var borrowed: (String, Role)? {
        guard !claim.variables.isEmpty else { return nil }
        return ("It puts your \(claim.variables.listed) into that address.", .caution)
    }

    private var spent: (String, Role)? {
        guard !secrets.isEmpty else {
            return ("You have no password for it in PGPASSWORD or the password file.", .body)
        }
        return ("If the server asks, it gets \(secrets.map(\.words).listed).", .caution)
    }

    private var kept: (String, Role)? {
        let files =
            claim.files.count > 4
            ? ["one of \(claim.files.count) files"] : claim.files.map { claim.short($0.path) }
        return (
            "Nothing has been connected to or looked up. A yes is kept until "
                + "\((["the server"] + files).alternatives) changes.", .dim
        )
    }
}

extension TrustQuestion {
    /// In a few words, where the server is named beside them.
    package var brief: String {
        standing == .unknown && foreign == nil
            ? "not confirmed yet; the browser asks, and --trust confirms it" : Problem(self).summary
    }
}

extension AddressClaim {
    /// A path as seen from the configuration's folder, if it lies below.
    fileprivate func short(_ path: String) -> String {
        let folder = configuration[...(configuration.lastIndex(of: "/") ?? configuration.startIndex)]
        return (path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path).visible
    }

    /// Where something is written, such as `DATABASE_URL in .env`.
    fileprivate func words(_ provenance: Provenance) -> String {
        provenance.sources.map { source in
            switch source {
            case .literal(let file, let line): "\(short(file)):\(line)"
            case .environment(let name): "your \(name)"
            case .environmentFile(let name, let path): "\(name) in \(short(path))"
            case .unset(let name): "\(name), which is not set"
            case .drizzleDefault: "default"
            }
        }.joined(separator: ", ")
    }
}

extension AddressClaim.Part {
    fileprivate var label: String { keyword == "dbname" ? "database" : keyword }
}

extension PersonalSecret {
    /// Such as "the password in PGPASSWORD".
    package var words: String {
        switch self {
        case .passwordVariable: "the password in PGPASSWORD"
        case .passwordFile(let path, let line): "the password in line \(line) of \(path.visible)"
        case .certificate(let path): "your certificate \(path.visible)"
        case .service(let name): "what the service \(name.visible) adds (PGSERVICE)"
        }
    }
}

extension String {
    /// With every letter beyond ASCII by its number, since some look like those of another name.
    fileprivate var withoutLookalikes: String {
        unicodeScalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
    }
}

extension [String] {
    /// Such as `a, b or c`.
    fileprivate var alternatives: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
