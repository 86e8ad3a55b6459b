using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_01_Start")]
internal sealed class Start() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        HostTablesMigration.CreateOutboxAndAudit(migration);
        Accounts(migration);
        Roles(migration);
        Work(migration);
    }

    private static void Accounts(MigrationBuilder migration)
    {
        migration.CreateTable("users", t => new
        {
            Id = t.Column<Guid>(),
            UserName = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedUserName = t.Column<string>(maxLength: 256, nullable: true),
            Email = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedEmail = t.Column<string>(maxLength: 256, nullable: true),
            EmailConfirmed = t.Column<bool>(),
            PasswordHash = t.Column<string>(maxLength: 256, nullable: true),
            SecurityStamp = t.Column<string>(maxLength: 64, nullable: true),
            ConcurrencyStamp = t.Column<string>(maxLength: 64, nullable: true),
            PhoneNumber = t.Column<string>(maxLength: 20, nullable: true),
            PhoneNumberConfirmed = t.Column<bool>(),
            TwoFactorEnabled = t.Column<bool>(),
            LockoutEnd = t.Column<DateTime>(nullable: true),
            LockoutEnabled = t.Column<bool>(),
            AccessFailedCount = t.Column<int>(),
            DisplayName = t.Column<string>(maxLength: 200),
            PersonId = t.Column<Guid>(nullable: true),
            MustChangePassword = t.Column<bool>(),
            CreatedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_users", r => r.Id));
        migration.CreateIndex("IX_users_NormalizedUserName", "users", "NormalizedUserName", unique: true);
        migration.CreateIndex("IX_users_PersonId", "users", "PersonId");

        migration.CreateTable("user_claims", t => new
        {
            Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true)
                .Annotation("SqlServer:Identity", "1, 1").Annotation("Npgsql:ValueGenerationStrategy", "IdentityByDefaultColumn"),
            UserId = t.Column<Guid>(),
            ClaimType = t.Column<string>(maxLength: 200, nullable: true),
            ClaimValue = t.Column<string>(maxLength: 400, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_user_claims", r => r.Id));
        migration.CreateIndex("IX_user_claims_UserId", "user_claims", "UserId");

        migration.CreateTable("user_logins", t => new
        {
            LoginProvider = t.Column<string>(maxLength: 100),
            ProviderKey = t.Column<string>(maxLength: 200),
            ProviderDisplayName = t.Column<string>(maxLength: 200, nullable: true),
            UserId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_user_logins", r => new { r.LoginProvider, r.ProviderKey }));
        migration.CreateIndex("IX_user_logins_UserId", "user_logins", "UserId");

        migration.CreateTable("user_tokens", t => new
        {
            UserId = t.Column<Guid>(),
            LoginProvider = t.Column<string>(maxLength: 100),
            Name = t.Column<string>(maxLength: 100),
            Value = t.Column<string>(maxLength: 1000, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_user_tokens", r => new { r.UserId, r.LoginProvider, r.Name }));
    }

    private static void Roles(MigrationBuilder migration)
    {
        migration.CreateTable("roles", t => new
        {
            Id = t.Column<string>(maxLength: 40),
            TitleRu = t.Column<string>(maxLength: 100),
            TitleEn = t.Column<string>(maxLength: 100),
            SortOrder = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_roles", r => r.Id));

        migration.CreateTable("permissions", t => new { Id = t.Column<string>(maxLength: 100) },
            constraints: t => t.PrimaryKey("PK_permissions", r => r.Id));

        migration.CreateTable("grants", t => new
        {
            Role = t.Column<string>(maxLength: 40),
            Permission = t.Column<string>(maxLength: 100),
            Scope = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_grants", r => new { r.Role, r.Permission }));

        migration.CreateTable("user_roles", t => new
        {
            UserId = t.Column<Guid>(),
            Role = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_user_roles", r => new { r.UserId, r.Role });
            t.ForeignKey("FK_user_roles_users", r => r.UserId, "users", "Id", onDelete: ReferentialAction.Cascade);
        });

        migration.CreateTable("user_partners", t => new
        {
            UserId = t.Column<Guid>(),
            Partner = t.Column<string>(maxLength: 80),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_user_partners", r => new { r.UserId, r.Partner });
            t.ForeignKey("FK_user_partners_users", r => r.UserId, "users", "Id", onDelete: ReferentialAction.Cascade);
        });
    }

    private static void Work(MigrationBuilder migration)
    {
        migration.CreateTable("inbox", t => new
        {
            EventId = t.Column<Guid>(),
            Handler = t.Column<string>(maxLength: 200),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_inbox", r => new { r.EventId, r.Handler }));

        migration.CreateTable("notices", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            TextRu = t.Column<string>(maxLength: 1000),
            TextEn = t.Column<string>(maxLength: 1000, nullable: true),
            Href = t.Column<string>(maxLength: 400),
            At = t.Column<DateTime>(),
            ReadAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_notices", r => r.Id));
        migration.CreateIndex("IX_notices_PersonId_ReadAt", "notices", ["PersonId", "ReadAt"]);
        migration.CreateIndex("IX_notices_PersonId_At", "notices", ["PersonId", "At"]);

        migration.CreateTable("data_keys", t => new
        {
            Id = t.Column<Guid>(),
            Xml = t.Column<string>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_data_keys", r => r.Id));

        migration.CreateTable("leases", t => new
        {
            Name = t.Column<string>(maxLength: 100),
            Holder = t.Column<string>(maxLength: 100),
            Until = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_leases", r => r.Name));

        migration.CreateTable("settings", t => new
        {
            Name = t.Column<string>(maxLength: 100),
            Value = t.Column<string>(maxLength: 4000),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_settings", r => r.Name));
    }
}
