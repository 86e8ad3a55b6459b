namespace Gym24.Contracts.Papers;

/// <summary>
/// A paper that a module can print, registered as a singleton. The module ships it as a Word document embedded in its assembly (each <c>.docx</c> in its
/// folder is); the school may put its own in its place. In the text stand the names of fields in double braces: <c>{{название}}</c>, a form of a
/// value after a colon: <c>{{день:цифрами}}</c>. A row of a table, or else a paragraph, in which a field of a list stands, such as <c>{{участники.имя}}</c>,
/// is repeated for each item; <c>{{участники.№}}</c> numbers them.
/// </summary>
/// <param name="Id">Beginning with the id of the module, such as <c>acme.participants</c>; at most 100 characters. The document is called <c>{Id}.docx</c>.</param>
/// <param name="Owner">A type of the assembly in which the document lies.</param>
/// <param name="Title">What it is called in the list of papers.</param>
/// <param name="Fields">What it may hold.</param>
public sealed record PaperTemplate(string Id, Type Owner, LocalText Title, IReadOnlyList<PaperField> Fields);

/// <summary>What may stand in a paper.</summary>
/// <param name="Name">Russian, as school people write it into the document: letters, digits, hyphens; a field of a list has the list's name and a dot before it.</param>
/// <param name="Title">What it stands for.</param>
/// <param name="Kind">What is put there.</param>
/// <param name="Required">A paper without it is hardly one: the school is warned when its own template lacks it.</param>
/// <param name="Forms">Forms beside the usual one that the module always gives, such as <c>кого</c> and <c>кому</c> of a name.</param>
public sealed record PaperField(string Name, LocalText Title, PaperFieldKind Kind = PaperFieldKind.Text, bool Required = false, IReadOnlyList<string>? Forms = null)
{
    /// <summary>The list it belongs to, if it does.</summary>
    public string? List => Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? Name[..dot] : null;

    /// <summary>Everything a template may say of it, without braces: the name, and the name with each form.</summary>
    public IEnumerable<string> Words => [Name, .. (Forms ?? []).Concat(Kind == PaperFieldKind.Date ? PaperValues.DateForms : []).Select(f => $"{Name}:{f}")];
}

/// <summary>What is put in the place of a field.</summary>
public enum PaperFieldKind
{
    /// <summary>Text; line feeds become line breaks.</summary>
    Text = 0,

    /// <summary>A day: «5 ноября 2026 г.», with <c>:цифрами</c> 05.11.2026, with <c>:кавычки</c> «05» ноября 2026 г.</summary>
    Date = 1,
}
