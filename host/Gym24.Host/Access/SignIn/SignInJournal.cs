using Gym24.Contracts.Data;
using Gym24.Host.Data;

namespace Gym24.Host.Access;

/// <summary>
/// Who came in, who left and who could not come in, in the journal. A name that no account has stands nowhere: it may be a password. Written in
/// a scope of its own, since what an attempt that failed has left in the one of the request is not to be saved.
/// </summary>
internal sealed class SignInJournal(IServiceScopeFactory scopes)
{
    public const string Wrong = "wrong-credentials", WrongCode = "wrong-code", Locked = "locked", Done = "done";

    public Task Came(User user, string outcome = Done) => Write("SignIn", user.Id, outcome);

    public Task Left(Guid user) => Write("SignOut", user, Done);

    private async Task Write(string action, Guid user, string outcome)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() =>
        {
            db.Audit(new AuditRow
            {
                At = db.Now, Module = HostManifest.Value.Id, Action = action, Subject = user, UserId = outcome == Done ? user : null, Outcome = outcome,
            });
            return Task.FromResult(true);
        });
    }
}
