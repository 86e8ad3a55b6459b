using System.Globalization;
using System.Text.RegularExpressions;

namespace Gym24.Contracts.Ui;

/// <summary>An English sentence may name what is Russian, and a voice that reads it has to know where it does.</summary>
internal static partial class Mixed
{
    /// <summary>A text in the language of the page; where that is not Russian, words in Cyrillic are marked as Russian, unless what stands around already says it of all.</summary>
    public static RenderFragment Of(string text, bool russian = false) => builder =>
    {
        var at = 0;
        if (!russian && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "ru")
            foreach (Match match in Cyrillic().Matches(text))
            {
                builder.AddContent(0, text[at..match.Index]);
                builder.OpenElement(1, "span");
                builder.AddAttribute(2, "lang", "ru");
                builder.AddContent(3, match.Value);
                builder.CloseElement();
                at = match.Index + match.Length;
            }
        builder.AddContent(4, text[at..]);
    };

    // From the first Cyrillic letter to the last one that only marks, digits and spaces part from it.
    [GeneratedRegex(@"\p{IsCyrillic}(?:[^A-Za-z]*\p{IsCyrillic})?")]
    private static partial Regex Cyrillic();
}
