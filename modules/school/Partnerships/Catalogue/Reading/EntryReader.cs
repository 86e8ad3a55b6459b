using System.Globalization;
using System.Text.RegularExpressions;
using Gym24.Contracts.Offerings;
using static Gym24.Partnerships.Catalogue.Reading.MessageNumber;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>Reads the keys of one mapping strictly: every key is asked for once, what nobody asked for is unknown.</summary>
internal sealed partial class EntryReader(Mapping map, string path, Action<MessageNumber, int, string, string[]> tell)
{
    public const int LongText = 4000;
    private const int MaxItems = 200;
    private static readonly List<Node> None = [];
    private readonly List<string> _asked = [];
    private readonly bool[] _known = new bool[map.Entries.Count];

    public int Line => map.Line;

    /// <summary>At least one message came from here.</summary>
    public bool Faulty { get; private set; }

    public string? Text(string key, int max = 1000, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return null;
        if (node is not Scalar scalar)
            return Fault(NotText, node.Line, key);
        var text = scalar.Text.Trim();
        if (text.Length == 0)
            return Fault(Empty, node.Line, key);
        if (text.Length > max)
            return Fault(TooLong, node.Line, key, max.ToString(CultureInfo.InvariantCulture), text.Length.ToString(CultureInfo.InvariantCulture));
        return text;
    }

    public string Id(string key = "id", bool required = true)
    {
        if (Text(key, 100, required) is not { } id)
            return "";
        if (!IdPattern().IsMatch(id))
            Fault(BadId, At(key), key, id);
        return id;
    }

    public string? Reference(string key) => Id(key, required: false) is { Length: > 0 } id ? id : null;

    public string? Code(string key, CodeList codes, bool required = false)
    {
        if (Text(key, 100, required) is not { } code)
            return null;
        return codes.Has(code) ? code : Fault(UnknownCode, At(key), key, code, codes.ToString());
    }

    public IReadOnlyList<string> Codes(string key, CodeList codes)
    {
        var list = Texts(key, 100);
        foreach (var code in list)
            if (!codes.Has(code))
                Fault(UnknownCode, At(key), key, code, codes.ToString());
        return list;
    }

    public IReadOnlyList<string> References(string key, bool required = false)
    {
        var list = Texts(key, 100, required);
        foreach (var id in list)
            if (!IdPattern().IsMatch(id))
                Fault(BadId, At(key), key, id);
        return list;
    }

    public IReadOnlyList<string> Urls(string key)
    {
        var list = Texts(key, 500);
        foreach (var url in list)
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                Fault(BadUrl, At(key), key, url);
        return list;
    }

    public IReadOnlyList<string> Texts(string key, int max = 1000, bool required = false)
    {
        var items = Items(key, required);
        if (items.Count == 0)
            return [];
        var texts = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item is not Scalar scalar)
                Fault(NotText, item.Line, key);
            else if (scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text))
                Fault(Empty, item.Line, key);
            else if (scalar.Text.Length > max)
                Fault(TooLong, item.Line, key, max.ToString(CultureInfo.InvariantCulture), scalar.Text.Length.ToString(CultureInfo.InvariantCulture));
            else if (texts.Contains(scalar.Text.Trim()))
                Fault(Twice, item.Line, key, scalar.Text.Trim());
            else
                texts.Add(scalar.Text.Trim());
        }
        return texts;
    }

    public int? Number(string key, int min, int max, bool required = false) =>
        Value(key, required) is { } node ? Number(node, key, min, max) : null;

    public IReadOnlyList<int> Numbers(string key, int min, int max)
    {
        var items = Items(key);
        if (items.Count == 0)
            return [];
        var numbers = new SortedSet<int>();
        foreach (var item in items)
            if (Number(item, key, min, max) is { } number && !numbers.Add(number))
                Fault(Twice, item.Line, key, number.ToString(CultureInfo.InvariantCulture));
        return [.. numbers];
    }

    public bool YesNo(string key)
    {
        if (Value(key) is not { } node)
            return false;
        if (node is not Scalar { Plain: true, Text: "true" or "false" } scalar)
        {
            Fault(NotYesNo, node.Line, key);
            return false;
        }
        return scalar.Text == "true";
    }

    public DateOnly? Date(string key)
    {
        if (Value(key) is not { } node)
            return null;
        if (node is Scalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(NotDate, node.Line, key);
        return null;
    }

    public EntryReader? Map(string key)
    {
        if (Value(key) is not { } node)
            return null;
        if (node is Mapping inner)
            return Inner(inner, key);
        Fault(NotMap, node.Line, key);
        return null;
    }

    public IEnumerable<EntryReader> Maps(string key)
    {
        foreach (var item in Items(key))
            if (item is Mapping inner)
                yield return Inner(inner, key);
            else
                Fault(NotMap, item.Line, key);
    }

    /// <summary>Ends the reading: keys nobody asked for are unknown, keys that stand twice are double.</summary>
    public void End()
    {
        for (var i = 0; i < _known.Length; i++)
        {
            var (key, line, _) = map.Entries[i];
            if (_known[i])
                continue;
            // The first of two was asked for.
            if (_asked.Contains(key))
                Fault(DoubleKey, line, key, key);
            else
                Fault(UnknownKey, line, key, key, string.Join(", ", _asked.Distinct().Order(StringComparer.Ordinal)));
        }
    }

    public string? Fault(MessageNumber number, int line, string key, params string[] values)
    {
        Faulty = true;
        tell(number, line, path.Length == 0 ? key : path + "." + key, values);
        return null;
    }

    public int At(string key) => map.Entries.FirstOrDefault(e => e.Key == key) is { Key: not null } entry ? entry.Line : map.Line;

    private EntryReader Inner(Mapping inner, string key) => new(inner, path.Length == 0 ? key : path + "." + key, (number, line, where, values) =>
    {
        Faulty = true;
        tell(number, line, where, values);
    });

    private int? Number(Node node, string key, int min, int max)
    {
        if (node is not Scalar { Plain: true } scalar || !int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Fault(NotNumber, node.Line, key);
            return null;
        }
        if (number >= min && number <= max)
            return number;
        Fault(OutOfRange, node.Line, key, scalar.Text, min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private List<Node> Items(string key, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return None;
        if (node is not Sequence list)
        {
            Fault(NotList, node.Line, key);
            return None;
        }
        if (list.Items.Count == 0)
            Fault(Empty, node.Line, key);
        if (list.Items.Count > MaxItems)
            Fault(TooMany, node.Line, key, MaxItems.ToString(CultureInfo.InvariantCulture));
        return list.Items.Count > MaxItems ? None : list.Items;
    }

    private Node? Value(string key, bool required = false)
    {
        _asked.Add(key);
        for (var i = 0; i < _known.Length; i++)
        {
            var entry = map.Entries[i];
            if (entry.Key != key)
                continue;
            _known[i] = true;
            if (entry.Value is not Scalar { IsNull: true })
                return entry.Value;
            Fault(Null, entry.Line, key);
            return null;
        }
        if (required)
            Fault(Missing, map.Line, key);
        return null;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
