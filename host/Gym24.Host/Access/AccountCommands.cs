using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Host.Keys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using HostOptions = Gym24.Host.Composition.HostOptions;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Access;

/// <summary><c>gym24 account …</c>: the way back in for whoever runs the machine, when the only administrator can no longer sign in.</summary>
internal static class AccountCommands
{
    /// <exception cref="CannotStart">There is no such account, or the command makes no sense.</exception>
    public static async Task Run(string[] args, TextWriter output)
    {
        if (args is not ["reset-second-factor", { Length: > 0 } name, .. var rest] || name.StartsWith('-'))
            throw new CannotStart(T["Account.Verbs"]);
        var options = HostOptions.Parse(rest);
        var engine = Engines.Configured(options);
        try
        {
            await engine.MustAnswer();
            await using var contexts = new Contexts(engine, []);
            await using var scope = contexts.Open();
            await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() =>
                ResetSecondFactor(scope.ServiceProvider.GetRequiredService<HostDb>(), name));
        }
        finally
        {
            (engine as IDisposable)?.Dispose();
        }
        await output.WriteLineAsync(T["Account.Reset", name]);
    }

    private static async Task<int> ResetSecondFactor(HostDb db, string name)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name.ToUpperInvariant()) ?? throw new CannotStart(T["Account.Unknown", name]);
        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == user.Id && t.LoginProvider == AccountStore.LoginProvider).ExecuteDeleteAsync();
        user.TwoFactorEnabled = false;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Audit(new AuditRow { At = db.Now, Module = HostManifest.Value.Id, Action = nameof(Access.ResetSecondFactor), Subject = user.Id });
        return await db.SaveChangesAsync();
    }
}
