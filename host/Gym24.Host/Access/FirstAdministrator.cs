using System.Security.Cryptography;
using Gym24.Host.Data;
using Gym24.Host.Demo;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>An empty school gets the account <c>admin</c>; its password is said once, or taken from <c>GYM24_ADMIN_PASSWORD</c>.</summary>
internal sealed class FirstAdministrator(HostDb db, Accounts accounts, IConfiguration configuration, DemoMark demo)
{
    public const string UserName = "admin", Given = "GYM24_ADMIN_PASSWORD";

    private const string Readable = "abcdefghijkmnpqrstuvwxyz23456789";

    public async Task Ensure(CancellationToken cancellation)
    {
        // A demonstration makes its own, with the others.
        if (demo.IsDemo || await db.Users.AnyAsync(cancellation))
            return;
        var given = configuration[Given];
        var password = string.IsNullOrEmpty(given) ? RandomNumberGenerator.GetString(Readable, 16) : given;
        await accounts.Create(new NewAccount(UserName, password, HostTexts.T["Demo.Administrator"], null, ["administrator"], [],
            MustChangePassword: string.IsNullOrEmpty(given)), cancellation);
        if (string.IsNullOrEmpty(given))
            // Said on the console and nowhere else: logs may be kept.
            Console.WriteLine($"{HostTexts.T["FirstStart.Password"]} {UserName} / {password}");
    }
}
