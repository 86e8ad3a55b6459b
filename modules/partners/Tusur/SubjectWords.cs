using static Gym24.Tusur.Texts;

namespace Gym24.Tusur;

/// <summary>Subject codes of the catalogue in words.</summary>
internal static class SubjectWords
{
    /// <summary>The code itself where the module has no word for it yet.</summary>
    public static string Of(string code) => T[$"Subject.{code}"] is var word && word == "Subject." + code ? code : word;
}
