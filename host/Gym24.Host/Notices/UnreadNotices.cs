using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices;

/// <summary>How many notices a person has not read: shown in the frame of every page.</summary>
internal sealed class UnreadNotices(HostDb db, IDatabaseEngine engine)
{
    public async Task<int> Count(Guid person)
    {
        try
        {
            return await db.Notices.CountAsync(n => n.PersonId == person && n.ReadAt == null);
        }
        catch (Exception failure) when (engine.MayPass(failure))
        {
            // The frame also stands around the page that says so.
            return 0;
        }
    }
}
