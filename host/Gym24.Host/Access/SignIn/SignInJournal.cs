using Gym24.Contracts.Data;
using Gym24.Host.Data;

namespace Gym24.Host.Access;

/// <summary>Who came in, who left and who could not come in, in the journal. A name that no account has stands nowhere: it may be a password.</summary>
internal sealed class SignInJournal(HostDb db, DbSession session)
{
    public const string Wrong = "wrong-credentials", WrongCode = "wrong-code", Locked = "locked", Done = "done";

    public Task Came(User user, string outcome = Done) => Write("SignIn", user.Id, outcome);

    public Task Left(Guid user) => Write("SignOut", user, Done);

    private Task Write(string action, Guid user, string outcome) => session.InTransactionAsync(() =>
    {
        db.Audit(new AuditRow
        {
            At = db.Now, Module = HostManifest.Value.Id, Action = action, Subject = user, UserId = outcome == Done ? user : null, Outcome = outcome,
        });
        return Task.FromResult(true);
    });
}
