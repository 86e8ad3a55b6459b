using System.Security.Cryptography;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>An empty school gets the account <c>admin</c>; its password is said once, or taken from <c>GYM24_ADMIN_PASSWORD</c>.</summary>
internal sealed class FirstAdministrator(HostDb db, Accounts accounts, IConfiguration configuration)
{
    private const string Readable = "abcdefghijkmnpqrstuvwxyz23456789";

    public async Task Ensure(CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(cancellation))
            return;
        var given = configuration["GYM24_ADMIN_PASSWORD"];
        var password = string.IsNullOrEmpty(given) ? RandomNumberGenerator.GetString(Readable, 16) : given;
        await accounts.Create(new NewAccount("admin", password, "Администратор", null, ["administrator"], [],
            MustChangePassword: string.IsNullOrEmpty(given)), cancellation);
        if (string.IsNullOrEmpty(given))
            // Said on the console and nowhere else: logs may be kept.
            Console.WriteLine($"{HostTexts.T["FirstStart.Password"]} admin / {password}");
    }
}
