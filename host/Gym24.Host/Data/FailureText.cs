using System.Text;

namespace Gym24.Host.Data;

/// <summary>What a failure says, to be kept with what failed.</summary>
internal static class FailureText
{
    /// <returns>Its kind and its words; what a save failed at stands in the innermost one.</returns>
    public static string Of(Exception failure, int max)
    {
        var cause = failure.GetBaseException();
        return Cut($"{cause.GetType().Name}: {cause.Message}", max);
    }

    /// <summary>Without what a database would refuse in its turn: control characters, halves of characters.</summary>
    public static string Cut(string text, int max)
    {
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(r => !Rune.IsControl(r)).TakeWhile(r => cut.Length + r.Utf16SequenceLength <= max))
            cut.Append(rune);
        return cut.ToString();
    }
}
