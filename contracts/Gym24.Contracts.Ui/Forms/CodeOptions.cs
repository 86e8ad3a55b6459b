using Gym24.Contracts.Offerings;

namespace Gym24.Contracts.Ui;

/// <summary>Codes of a vocabulary as the choices of a field.</summary>
public static class CodeOptions
{
    /// <summary>The codes with their titles: all of the list in its order, or only those given in theirs.</summary>
    public static IReadOnlyList<Option> Options(this CodeList list, IEnumerable<string>? only = null) =>
        [.. (only ?? list.All).Select(code => new Option(code, list.Title(code)))];
}
