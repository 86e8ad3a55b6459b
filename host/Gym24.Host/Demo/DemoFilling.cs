using System.Security.Cryptography;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Demo;

/// <summary>Makes the invented school once, each module its part, and the accounts one can try it with.</summary>
internal sealed class DemoFilling(HostDb db, DbSession session, RowScope rows, IEnumerable<IDemoSource> sources, IActiveModules modules,
    Accounts accounts, ISchool school, IConfiguration configuration, Composition.HostOptions options)
{
    private const string Done = "demo.accounts", Readable = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Seed = 24;

    /// <summary>The accounts, as <c>/api/v1/demo/accounts</c> and the sign-in page show them; none before the filling.</summary>
    public async Task<IReadOnlyList<Login>> Logins(CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Done, cancellation) is { } stored
            ? System.Text.Json.JsonSerializer.Deserialize<List<Login>>(stored.Value)! : [];

    internal sealed record Login(string Role, string UserName, string Password);

    public async Task Ensure(CancellationToken cancellation)
    {
        if (await db.Settings.AnyAsync(s => s.Name == Done, cancellation))
            return;
        // The mark in the data folder says nothing about a database that lies elsewhere.
        if (await db.Users.AnyAsync(cancellation))
            throw new InvalidOperationException(HostTexts.T["Demo.RealSchool"]);
        await session.InTransactionAsync(async () =>
        {
            var demo = new DemoSchool(Seed, school.Today, options.DemoPupils);
            demo.Accounts.Add(new DemoAccount("administrator", FirstAdministrator.UserName, HostTexts.T["Demo.Administrator"], null, []));
            foreach (var source in sources.OrderBy(s => Order(s.GetType().Assembly)))
            {
                using var acting = Acting.As(modules.Of(source.GetType().Assembly)?.Manifest.Id ?? HostManifest.Value.Id);
                rows.OpenToModule();
                await source.Fill(demo, cancellation);
            }
            var logins = await Open(demo.Accounts, cancellation);
            db.Settings.Add(new SettingRow { Name = Done, Value = System.Text.Json.JsonSerializer.Serialize(logins) });
            return true;
        }, cancellation);
    }

    private async Task<List<Login>> Open(IReadOnlyList<DemoAccount> wanted, CancellationToken cancellation)
    {
        var logins = new List<Login>();
        foreach (var account in wanted)
        {
            var password = account.UserName == FirstAdministrator.UserName && configuration[FirstAdministrator.Given] is { Length: > 0 } given
                ? given : RandomNumberGenerator.GetString(Readable, 12);
            await accounts.Create(new NewAccount(account.UserName, password, account.DisplayName, account.Person, [account.Role],
                account.Partners, MustChangePassword: false), cancellation);
            logins.Add(new Login(account.Role, account.UserName, password));
        }
        return logins;
    }

    /// <summary>Modules stand in order of their dependencies.</summary>
    private int Order(System.Reflection.Assembly assembly) =>
        modules.All.Select((m, i) => (m.Assembly, i)).FirstOrDefault(m => m.Assembly == assembly).i;
}
