namespace Gym24.Contracts.Ui;

internal static class Ids
{
    private static uint last;

    /// <summary>An id no other element of the process has: parts of a page may be rendered apart and put together by htmx.</summary>
    public static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref last):x}";

    /// <summary>Id of a form control, made of its name; like the posted names it knows no case.</summary>
    public static string Field(string name) =>
        "f-" + string.Create(name.Length, name, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) ? char.ToLowerInvariant(text[i]) : '-';
            }
        });
}
