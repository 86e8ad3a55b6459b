namespace Gym24.Contracts.Privacy;

/// <summary>
/// Who has consented to what (152-ФЗ, art. 9). Answered by the module that keeps consents; where no module does, nobody has consented.
/// Ask every time: a withdrawal counts from the next question on.
/// </summary>
public interface IConsents
{
    /// <param name="kind">What is consented to: see <see cref="ConsentKinds"/>.</param>
    /// <param name="recipient">Id of the partner the data would go to; <see langword="null"/> for a kind without recipients.</param>
    /// <param name="people">Ids of those whose data it is; at most 1,000.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those among the given ones whose consent to this very kind and recipient is valid today.</returns>
    Task<IReadOnlySet<Guid>> Given(string kind, string? recipient, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);
}

/// <summary>Ids of the kinds of consent that code asks about. A school may add kinds of its own in its data.</summary>
public static class ConsentKinds
{
    /// <summary>The name goes to a partner, instead of a number; one consent for each partner.</summary>
    public const string Transfer = "transfer";

    /// <summary>Surname and given name on the school's site and in its publications.</summary>
    public const string PublishName = "publish-name";

    /// <summary>Photographs and video.</summary>
    public const string PublishPhoto = "publish-photo";

    /// <summary>Results of contests and olympiads with the name.</summary>
    public const string PublishResults = "publish-results";

    /// <summary>Taking part in the stages of the All-Russian school olympiad, whose organisers publish results.</summary>
    public const string Olympiad = "olympiad";

    /// <summary>A pupil of age lets the parents go on seeing school data.</summary>
    public const string Family = "family";
}
