using System.Globalization;
using System.Text.Json;

namespace Gym24.Contracts.Files;

/// <summary>Why a file cannot be taken at all, with its line where that is known.</summary>
internal static class TableRefusal
{
    private static readonly TextCatalog T = new(typeof(Texts));

    /// <param name="code">The text is <c>Table.{code}</c>, the code of the refusal <c>file-{code}</c>.</param>
    public static Refusal Of(string code, int? line = null, params string[] args)
    {
        var text = T[$"Table.{code}", [.. args]];
        return new(RefusalKind.Invalid, "file-" + JsonNamingPolicy.KebabCaseLower.ConvertName(code),
            line is { } number ? $"{T["Table.AtLine", number.ToString(CultureInfo.InvariantCulture)]}: {text}" : text, "file");
    }
}
