using System.Globalization;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

internal sealed partial class Accounts
{
    public async Task<IReadOnlyList<Invitation>> Invite(IReadOnlyList<(Guid Id, string DisplayName)> people, IReadOnlyList<string> roles,
        CancellationToken cancellation = default)
    {
        var ids = people.Select(p => p.Id).ToList();
        var there = (await db.Users.Where(u => u.PersonId != null && ids.Contains(u.PersonId.Value)).ToListAsync(cancellation)).ToLookup(u => u.PersonId!.Value);
        var accounts = there.SelectMany(u => u).Select(u => u.Id).ToList();
        var held = (await db.UserRoles.Where(r => accounts.Contains(r.UserId)).ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.Role);
        var given = new List<Invitation>();
        foreach (var (person, name) in people.DistinctBy(p => p.Id))
        {
            var own = there[person].ToList();
            // An invitation neither replaces a password nor hands over more than its roles.
            if (own.Count > 1 || own.Exists(u => u.PasswordHash is not null || u.LockoutEnd > db.Now || held[u.Id].Except(roles).Any()))
                continue;
            var user = own.FirstOrDefault() ?? await Made(person, name, roles, cancellation);
            var (link, until) = await links.Issue(user, cancellation);
            given.Add(new Invitation(person, name, user.UserName!, link, until));
        }
        return given;
    }

    private async Task<User> Made(Guid person, string name, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        var id = await Create(new NewAccount(await Free(UserNames.Of(name), cancellation), null, name, person, roles, [], MustChangePassword: false), cancellation);
        return await db.Users.SingleAsync(u => u.Id == id, cancellation);
    }

    /// <summary>The name, or with the first number that makes it one of its own.</summary>
    private async Task<string> Free(string wanted, CancellationToken cancellation)
    {
        var taken = (await db.Users.Named(wanted).Select(u => u.NormalizedUserName!).ToListAsync(cancellation)).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wanted : wanted + n.ToString(CultureInfo.InvariantCulture))
            .First(n => !taken.Contains(n.ToUpperInvariant()));
    }
}

/// <summary>What an account may be called.</summary>
internal static class UserNames
{
    public const string Allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";

    private const string Russian = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Latin =
        ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"];

    /// <summary>Surname and initials as they can be typed on any keyboard: <c>ivanova.ap</c>.</summary>
    public static string Of(string displayName)
    {
        var words = Fold.Text(displayName).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Typed).Where(w => w.Length > 0).ToList();
        var name = words.Count == 0 ? "user" : string.Join('.', new[] { words[0], string.Concat(words.Skip(1).Take(2).Select(w => w[..1])) }.Where(p => p.Length > 0));
        return name.Length > 40 ? name[..40] : name.PadRight(3, '1');
    }

    /// <summary>A word in Latin letters.</summary>
    public static string Typed(string word)
    {
        var typed = new StringBuilder();
        foreach (var letter in word)
        {
            var at = Russian.IndexOf(letter, StringComparison.Ordinal);
            if (at >= 0)
                typed.Append(Latin[at]);
            else if (char.IsAsciiLetterOrDigit(letter))
                typed.Append(letter);
        }
        return typed.ToString();
    }
}
