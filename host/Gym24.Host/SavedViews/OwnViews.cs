using Gym24.Contracts.Access;
using Gym24.Contracts.Ui;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.SavedViews;

/// <summary>The views of whoever is signed in.</summary>
internal sealed class OwnViews(HostDb db, ICaller caller) : ISavedViews
{
    public async Task<IReadOnlyList<SavedView>?> Of(string path) => caller.UserId is not { } user ? null
        : await db.Views.Where(v => v.UserId == user && v.Path == path).OrderBy(v => v.SortKey).Take(KeepView.Most)
            .Select(v => new SavedView(v.Id, v.Name, v.Query)).ToListAsync();
}
