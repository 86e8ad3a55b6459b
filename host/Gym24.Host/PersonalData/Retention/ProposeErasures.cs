using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData.Retention;

/// <summary>Once a week those who decide are told how much is due. It only proposes: a person looks at the list and answers for the act.</summary>
[Requires(HostManifest.Erase)]
internal sealed class ProposeErasures(HostDb db, DueBook due, DbSession session, IAccounts accounts, INotices notices, ISchool school) : IJob
{
    private const string Told = "retention.told";
    private const int Every = 7;

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var today = school.Today;
        var last = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Told, cancellation);
        if (last is not null && DateOnly.TryParseExact(last.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && today < day.AddDays(Every) && today >= day)
            return false;
        var count = (await due.Due(cancellation)).Count;
        await session.InTransactionAsync(async () =>
        {
            var stored = await db.Settings.FirstOrDefaultAsync(s => s.Name == Told, cancellation);
            if (stored is null)
                db.Settings.Add(stored = new SettingRow { Name = Told });
            stored.Value = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (count > 0)
                foreach (var holder in await accounts.Holders(HostManifest.Erase, cancellation))
                    notices.Tell(holder, HostManifest.ErasuresDue, HostTexts.T.Both("Retention.Notice", count), "/personal-data/due");
            return true;
        }, cancellation);
        return false;
    }
}
