using Gym24.Contracts;

namespace Gym24.Privacy.Kinds;

/// <summary>Something one may consent to, as the data file has it.</summary>
/// <param name="PerPartner">There is one consent for each partner.</param>
/// <param name="Adult">Only a pupil of age is asked.</param>
/// <param name="Fields">Columns of the directory it is about.</param>
/// <param name="Data">Other data it is about, in plain words.</param>
/// <param name="Versions">The newest first.</param>
internal sealed record ConsentKind(
    string Id, LocalText Title, bool PerPartner, bool Adult, string Basis, IReadOnlyList<string> Fields, LocalText? Data, IReadOnlyList<TextVersion> Versions)
{
    /// <summary>The text that is signed on a day; none before the first one is in force.</summary>
    public TextVersion? On(DateOnly day) => Versions.FirstOrDefault(v => v.From <= day);

    /// <summary>A text newer than the one signed is to be signed all the same.</summary>
    public bool AsksAgain(string signed, DateOnly day) => Versions.Where(v => v.From <= day).TakeWhile(v => v.Version != signed).Any(v => v.AskAgain);
}

/// <summary>A text with what stands in it, in force from a day on.</summary>
/// <param name="Years">How long a consent to it holds.</param>
internal sealed record TextVersion(
    string Version, DateOnly From, bool AskAgain, string Template, string Purpose, string Data, string Actions, string? Recipient, int Years);

/// <summary>From which ages a pupil signs, from a day on.</summary>
internal sealed record SigningAges(DateOnly From, int PupilSigns, int PupilAlone, string Source);
