import Catalog
import Rows
import SQL
import Terminal

/// A whole value, laid out by what it is.
struct ValueBody: Equatable, Sendable {
    enum Layout: Equatable, Sendable {
        case null, empty
        case text(TextPages)
        case hex(HexDump)
        case outline(OutlineView)
    }

    /// As the server wrote it; `nil` is NULL.
    let text: String?
    private(set) var layout: Layout
    /// Why it is not laid out as its type would have it.
    let remark: String?

    /// The largest JSON that is laid out; beyond, lines would cost more memory than the value itself is worth.
    static let largestOutline = ByteCount(8 << 20)

    init(_ text: String?, category: ColumnType.Category, isPlain: Bool, size: Size, glyphs: Glyphs) {
        self.text = text
        guard let text, !text.isEmpty else {
            (layout, remark) = (text == nil ? .null : .empty, nil)
            return
        }
        let (found, remark) = isPlain ? (nil, nil) : Self.layout(of: text, category, size)
        self.remark = remark
        layout = found ?? .text(TextPages(text, size: size, glyphs: glyphs))
    }

    private static func layout(of text: String, _ category: ColumnType.Category, _ size: Size) -> (
        Layout?, String?
    ) {
        switch category {
        case .bytes: return (HexDump(text, size: size).map(Layout.hex), nil)
        case .array:
            guard text.utf8.count <= largestOutline.bytes else { return (nil, tooLarge) }
            let outline = ArrayReader.outline(of: text)
            return (outline.map { .outline(OutlineView($0, isArray: true, height: size.rows)) }, nil)
        case .json: return json(text, size)
        case .text:
            // Text that looks like JSON mostly is.
            guard text.first == "{" || text.first == "[" else { return (nil, nil) }
            return json(text, size)
        case .number, .boolean, .time, .enum, .uuid, .range, .composite, .other: return (nil, nil)
        }
    }

    private static func json(_ text: String, _ size: Size) -> (Layout?, String?) {
        guard text.utf8.count <= largestOutline.bytes else { return (nil, tooLarge) }
        do {
            let outline = try OutlineReader.outline(of: text)
            return (.outline(OutlineView(outline, isArray: false, height: size.rows)), nil)
        } catch {
            return (nil, "Not JSON: \(error.sentence).")
        }
    }

    private static let tooLarge = "Shown as text: more than \(largestOutline) is not laid out."

    mutating func resize(_ size: Size, glyphs: Glyphs) {
        switch layout {
        case .null, .empty: break
        case .text(var pages):
            pages.resize(size, glyphs: glyphs)
            layout = .text(pages)
        case .hex(var dump):
            dump.resize(size)
            layout = .hex(dump)
        case .outline(var view):
            view.resize(height: size.rows)
            layout = .outline(view)
        }
    }

    /// Changes what lies open or is folded; nothing where nothing can be.
    mutating func changeOutline(_ body: (inout OutlineView) -> Void) {
        guard case .outline(var view) = layout else { return }
        body(&view)
        layout = .outline(view)
    }

    mutating func change(_ body: (inout Layout) -> Void) { body(&layout) }

    var outline: OutlineView? {
        if case .outline(let view) = layout { view } else { nil }
    }
}
