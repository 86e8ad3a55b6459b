using Gym24.Privacy.Kinds;

namespace Gym24.Privacy.Consents;

/// <summary>Whose signatures make a consent.</summary>
internal static class SigningRule
{
    /// <param name="age">Full years; unknown counts as the age at which both sign, the strictest.</param>
    /// <param name="ages">Of the reference data.</param>
    public static IReadOnlyList<SignerPart> Needed(int? age, SigningAges ages) =>
        age >= ages.PupilAlone ? [SignerPart.Pupil]
        : age < ages.PupilSigns ? [SignerPart.Guardian]
        : [SignerPart.Guardian, SignerPart.Pupil];

    /// <summary>A kind is put before a person of this age at all.</summary>
    public static bool Asks(ConsentKind kind, int? age, SigningAges ages) => !kind.Adult || age >= ages.PupilAlone;

    /// <summary>The one who asks may sign, and withdraw: the pupil from the age of signing, a guardian who acts until the pupil signs alone.</summary>
    public static bool May(SignerPart part, int? age, SigningAges ages) => Needed(age, ages).Contains(part);
}
