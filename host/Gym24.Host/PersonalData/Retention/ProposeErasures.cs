using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;

namespace Gym24.Host.PersonalData.Retention;

/// <summary>Once a week those who decide are told how much is due. It only proposes: a person looks at the list and answers for the act.</summary>
[Requires(HostManifest.Erase)]
internal sealed class ProposeErasures(DueBook due, DbSession session, IAccounts accounts, INotices notices) : IJob
{
    public LocalText Title => HostTexts.T.Both("Jobs.ProposeErasures");

    public string Schedule => "0 0 8 ? * MON";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var count = (await due.Due(cancellation)).Count;
        if (count > 0)
            await session.InTransactionAsync(async () =>
            {
                foreach (var holder in await accounts.Holders(HostManifest.Erase, cancellation))
                    notices.Tell(holder, HostManifest.ErasuresDue, HostTexts.T.Both("Retention.Notice", count), "/personal-data/due");
                return true;
            }, cancellation);
        return false;
    }
}
