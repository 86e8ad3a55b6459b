using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices;

/// <summary>How many notices a person has not read: shown in the frame of every page.</summary>
internal sealed class UnreadNotices(HostDb db)
{
    public Task<int> Count(Guid person) => db.Notices.CountAsync(n => n.PersonId == person && n.ReadAt == null);
}
