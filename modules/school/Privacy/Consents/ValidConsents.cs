using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Privacy.Consents;

/// <summary>Answers others. Asks nobody but its own table: the roster itself asks here while it finds out who may see whom.</summary>
internal sealed class ValidConsents(PrivacyDb db, ISchool school) : IConsents
{
    public async Task<IReadOnlySet<Guid>> Given(string kind, string? recipient, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, 1000);
        if (people.Count == 0)
            return new HashSet<Guid>();
        var (today, of) = (school.Today, recipient ?? "");
        return (await db.Consents.Where(c => c.Kind == kind && c.Recipient == of && c.State == ConsentState.Given && people.Contains(c.PersonId)
            && c.FirstDay <= today && c.LastDay >= today).Select(c => c.PersonId).ToListAsync(cancellation)).ToHashSet();
    }
}
