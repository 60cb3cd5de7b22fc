import Catalog
import Rows
import SQL
import Terminal

/// A whole value, laid out by what it is.
struct ValueBody: Sendable {
    /// As the server wrote it; `nil` is NULL.
    let text: String?
    var layout: any ValueLayout
    /// Why it is not laid out as its type would have it.
    let remark: String?

    /// The largest JSON that is laid out; beyond, lines would cost more memory than the value itself is worth.
    static let largestOutline = ByteCount(8 << 20)

    init(_ text: String?, category: ColumnType.Category, isPlain: Bool, size: Size, glyphs: Glyphs) {
        self.text = text
        guard let text, !text.isEmpty else {
            (layout, remark) = (text == nil ? NoText.null : NoText.empty, nil)
            return
        }
        let (found, remark) = isPlain ? (nil, nil) : Self.layout(of: text, category, size)
        self.remark = remark
        layout = found ?? TextPages(text, size: size, glyphs: glyphs)
    }

    private static func layout(of text: String, _ category: ColumnType.Category, _ size: Size) -> (
        (any ValueLayout)?, String?
    ) {
        switch category {
        case .bytes: return (HexDump(text, size: size), nil)
        case .array:
            guard text.utf8.count <= largestOutline.bytes else { return (nil, tooLarge) }
            let outline = ArrayReader.outline(of: text)
            return (outline.map { OutlineView($0, isArray: true, size: size) }, nil)
        case .json: return json(text, size)
        case .text:
            // Text that looks like JSON mostly is.
            guard text.first == "{" || text.first == "[" else { return (nil, nil) }
            return json(text, size)
        case .number, .boolean, .time, .enum, .uuid, .range, .composite, .other: return (nil, nil)
        }
    }

    private static func json(_ text: String, _ size: Size) -> ((any ValueLayout)?, String?) {
        guard text.utf8.count <= largestOutline.bytes else { return (nil, tooLarge) }
        do {
            let outline = try OutlineReader.outline(of: text)
            return (OutlineView(outline, isArray: false, size: size), nil)
        } catch {
            return (nil, "Not JSON: \(error.sentence).")
        }
    }

    private static let tooLarge = "Shown as text: more than \(largestOutline) is not laid out."

    /// Changes what lies open or is folded; nothing where nothing can be.
    mutating func changeOutline(_ body: (inout OutlineView) -> Void) {
        guard var view = outline else { return }
        body(&view)
        layout = view
    }

    var outline: OutlineView? { layout as? OutlineView }
}
