namespace Gym24.Contracts;

/// <summary>Collects what is wrong with a request, field by field, and refuses it in one go.</summary>
public sealed class Faults
{
    private static readonly TextCatalog T = new(typeof(Texts));
    private readonly List<Fault> _found = [];

    public bool Any => _found.Count > 0;

    public IReadOnlyList<Fault> Found => _found;

    public void Add(string? field, string message, string code = "invalid", bool overrulable = false) =>
        _found.Add(new Fault(field, message, code, overrulable));

    /// <summary>A text that must be there, within a length in UTF-16 units, without control characters or broken surrogates.</summary>
    public void Text(string field, string? value, int max, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            if (required)
                Add(field, T["Fault.Required"], "required");
        }
        else if (value.Length > max)
            Add(field, T["Fault.TooLong", max, value.Length], "too-long");
        else if (!IsPlain(value))
            Add(field, T["Fault.Characters"], "characters");
    }

    /// <summary>A number within a range, both ends included; <see langword="null"/> is left to the caller.</summary>
    public void Range(string field, long? value, long min, long max)
    {
        if (value < min || value > max)
            Add(field, T["Fault.Range", min, max], "range");
    }

    /// <summary>The end is not before the beginning.</summary>
    public void Order<TValue>(string field, TValue? from, TValue? to) where TValue : struct, IComparable<TValue>
    {
        if (from is { } a && to is { } b && b.CompareTo(a) < 0)
            Add(field, T["Fault.Order"], "order");
    }

    /// <summary>Something must be chosen.</summary>
    public void Chosen(string field, bool chosen)
    {
        if (!chosen)
            Add(field, T["Fault.Choose"], "required");
    }

    /// <exception cref="Refusal">When anything was found.</exception>
    public void ThrowIfAny(RefusalKind kind = RefusalKind.Invalid, string code = "invalid")
    {
        if (Any)
            throw new Refusal(kind, code, _found.ToArray());
    }

    private static bool IsPlain(string value) =>
        WholeText.Is(value) && !value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}

/// <summary>Marks the interface texts of this assembly.</summary>
internal sealed class Texts;
