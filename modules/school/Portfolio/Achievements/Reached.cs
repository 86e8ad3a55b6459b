using Gym24.Contracts;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements;

internal static class Reached
{
    /// <summary>The person, if the permission of the running request reaches it.</summary>
    /// <exception cref="Refusal">There is no such person, or it is not for the caller to know.</exception>
    public static async Task<DirectoryPerson> Person(this PortfolioDb db, Guid person, CancellationToken cancellation) =>
        await db.Directory.SingleOrDefaultAsync(p => p.Id == person, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Portfolio.NoPerson"], "pupil");
}
