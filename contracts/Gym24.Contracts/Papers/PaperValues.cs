using System.Globalization;

namespace Gym24.Contracts.Papers;

/// <summary>
/// What one paper, or one item of a list in it, is filled with. Papers are Russian whatever the reader's language. What is not known is said
/// («не указано», a line to write on), never left out: a field without a value is a fault.
/// </summary>
public sealed class PaperValues
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<PaperValues>> _lists = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Forms every day has beside the usual one.</summary>
    public static IReadOnlyList<string> DateForms { get; } = ["цифрами", "кавычки"];

    /// <summary>Says what stands for a field.</summary>
    /// <param name="name">Name of the field; of an item of a list without the list's name.</param>
    /// <param name="value">Blank is as if it were not said.</param>
    /// <param name="form">The form this is, such as <c>кому</c>; absent: the usual one. Nobody inflects a name: who knows the form gives it.</param>
    public PaperValues Text(string name, string? value, string? form = null)
    {
        _texts[form is null ? name : $"{name}:{form}"] = value ?? "";
        return this;
    }

    /// <summary>Says which day stands for a field, in all its forms.</summary>
    public PaperValues Date(string name, DateOnly value) => Text(name, value.ToString("d MMMM yyyy 'г.'", Russian))
        .Text(name, value.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), DateForms[0])
        .Text(name, value.ToString("«dd» MMMM yyyy 'г.'", Russian), DateForms[1]);

    /// <summary>Says the items of a list, in order. One without items is a fault as well.</summary>
    public PaperValues List(string name, IEnumerable<PaperValues> items)
    {
        _lists[name] = [.. items];
        return this;
    }

    /// <summary>What stands for a field, or <see langword="null"/>.</summary>
    /// <param name="word">Name, with a form after a colon where one is wanted.</param>
    public string? Find(string word) => _texts.TryGetValue(word, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The items of a list, or <see langword="null"/>.</summary>
    public IReadOnlyList<PaperValues>? Items(string list) => _lists.GetValueOrDefault(list);
}
