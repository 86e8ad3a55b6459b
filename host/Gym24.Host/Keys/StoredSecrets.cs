using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Keys;

/// <summary>Before anything starts: what is stored opens with the keys that are here, and is sealed with the first of them.</summary>
internal static class StoredSecrets
{
    /// <param name="forget">The key is lost: what cannot be opened goes, and everybody signs in again.</param>
    /// <exception cref="CannotStart">Something was sealed with a key that is not here.</exception>
    public static async Task MustOpen(IDatabaseEngine engine, SchoolKeys keys, bool forget, CancellationToken cancellation)
    {
        await using var contexts = new Contexts(engine, []);
        await using var scope = contexts.Open();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
            return;
        var stored = (await db.DataKeys.ToListAsync(cancellation))
            .Select(k => new Secret(k.Xml, StoredDataKeys.Place(k.Id), text => k.Xml = text, () => db.Remove(k)))
            .Concat((await db.Set<IdentityUserToken<Guid>>().Where(t => t.Value != null).ToListAsync(cancellation)).Select(t =>
                new Secret(t.Value!, AccountStore.Place(t.UserId, t.LoginProvider, t.Name), text => t.Value = text, () => Forget(db, t)))).ToList();
        foreach (var secret in stored.Where(s => !SchoolKeys.IsSealed(s.Text) || SchoolKeys.KeyOf(s.Text) != keys.Current))
        {
            if (!SchoolKeys.IsSealed(secret.Text))
                secret.Replace(keys.Seal(secret.Text, secret.Place));
            else if (keys.Has(SchoolKeys.KeyOf(secret.Text)))
                secret.Replace(keys.Seal(keys.Open(secret.Text, secret.Place), secret.Place));
            else if (forget)
                secret.Remove();
            else
                throw new CannotStart(T["OtherKey", SchoolKeys.KeyOf(secret.Text), keys.Current]);
        }
        if (db.ChangeTracker.HasChanges())
            await Save(db, engine, cancellation);
    }

    /// <summary>Without its seed a second factor is none: whoever needs one sets it up anew.</summary>
    private static void Forget(HostDb db, IdentityUserToken<Guid> token)
    {
        db.Remove(token);
        if (db.Users.Find(token.UserId) is { } user)
            user.TwoFactorEnabled = false;
    }

    private static async Task Save(HostDb db, IDatabaseEngine engine, CancellationToken cancellation)
    {
        // What stood there in the open must not stay behind in the free pages and the log of the file that is stolen.
        var inFile = !engine.HasSchemas;
        await db.Database.OpenConnectionAsync(cancellation);
        if (inFile)
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellation);
        await db.SaveChangesAsync(cancellation);
        if (inFile)
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
    }

    private sealed record Secret(string Text, string Place, Action<string> Replace, Action Remove);
}
