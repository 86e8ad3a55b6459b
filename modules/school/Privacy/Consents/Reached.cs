using Gym24.Contracts;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents;

internal static class Reached
{
    /// <summary>The pupil, if the permission of the running request reaches it.</summary>
    /// <exception cref="Refusal">There is no such pupil, or it is not for the caller to know.</exception>
    public static async Task<DirectoryPerson> Pupil(this PrivacyDb db, Guid person, CancellationToken cancellation) =>
        await db.Directory.SingleOrDefaultAsync(p => p.Id == person && p.Kind == PersonKind.Pupil, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Privacy.NoPupil"], "person");
}
