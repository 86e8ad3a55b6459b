using Gym24.Contracts.Data;
using Gym24.Host.Bulk;
using Gym24.Host.Certificates;
using Gym24.Host.Jobs;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Notices;
using Gym24.Host.Papers;
using Gym24.Host.PersonalData;
using Gym24.Host.SavedViews;
using Gym24.Host.Search.Build;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Data;

internal sealed class HostDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<CodeStepRow> CodeSteps => Set<CodeStepRow>();
    public DbSet<LinkRow> Links => Set<LinkRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<UserRole> UserRoles => Set<UserRole>();
    public DbSet<UserPartner> UserPartners => Set<UserPartner>();
    public DbSet<RoleRow> Roles => Set<RoleRow>();
    public DbSet<PermissionRow> Permissions => Set<PermissionRow>();
    public DbSet<GrantRow> Grants => Set<GrantRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<ReachRow> Reach => Set<ReachRow>();
    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();
    public DbSet<ChoiceRow> NoticeChoices => Set<ChoiceRow>();
    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();
    public DbSet<LeaseRow> Leases => Set<LeaseRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();
    public DbSet<HostRow> Hosts => Set<HostRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<CopyRow> Copies => Set<CopyRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<AuditRow> Entries => Set<AuditRow>();
    public DbSet<AuditChainRow> Chains => Set<AuditChainRow>();
    public DbSet<FileContentRow> FileContents => Set<FileContentRow>();
    public DbSet<FileRefRow> FileRefs => Set<FileRefRow>();
    public DbSet<SealRow> Seals => Set<SealRow>();
    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();
    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();
    public DbSet<PaperRow> Papers => Set<PaperRow>();
    public DbSet<ViewRow> Views => Set<ViewRow>();
    public DbSet<BulkRow> Bulk => Set<BulkRow>();
    public DbSet<CertificateRow> Certificates => Set<CertificateRow>();
    public DbSet<SeriesRow> CertificateSeries => Set<SeriesRow>();
    public DbSet<SearchBuildRow> SearchBuilds => Set<SearchBuildRow>();
    public DbSet<SearchEntryRow> SearchEntries => Set<SearchEntryRow>();
    public DbSet<SearchTokenRow> SearchTokens => Set<SearchTokenRow>();
    public DbSet<SearchWordRow> FoundWords => Set<SearchWordRow>();
    public DbSet<RecordKeeper> RecordKeepers => Set<RecordKeeper>();

    /// <summary>Events given up that nobody has decided about.</summary>
    public IQueryable<OutboxRow> GivenUp => Outbox.Where(r => r.DeliveredAt == null && r.DeadAt != null);

    protected override void Tables(ModelBuilder model)
    {
        Identity(model);
        Together(model);
        SealRow.Map(model);
        PersonalDataTables.Map(model);
        NoticeTables.Map(model);
        PaperRow.Map(model);
        ViewRow.Map(model);
        BulkRow.Map(model);
        CertificateRow.Map(model);
        SearchBuildRow.Map(model);
        model.Entity<UserRole>(t =>
        {
            t.ToTable("user_roles").HasKey(r => new { r.UserId, r.Role });
            t.Property(r => r.Role).HasMaxLength(40);
            t.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
        });
        model.Entity<UserPartner>(t =>
        {
            t.ToTable("user_partners").HasKey(r => new { r.UserId, r.Partner });
            t.Property(r => r.Partner).HasMaxLength(80);
            t.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
        });
        model.Entity<RoleRow>(t =>
        {
            t.ToTable("roles").HasKey(r => r.Id);
            t.Property(r => r.Id).HasMaxLength(40);
            t.Property(r => r.TitleRu).HasMaxLength(100);
            t.Property(r => r.TitleEn).HasMaxLength(100);
        });
        model.Entity<PermissionRow>(t =>
        {
            t.ToTable("permissions").HasKey(r => r.Id);
            t.Property(r => r.Id).HasMaxLength(100);
        });
        model.Entity<GrantRow>(t =>
        {
            t.ToTable("grants").HasKey(r => new { r.Role, r.Permission });
            t.Property(r => r.Role).HasMaxLength(40);
            t.Property(r => r.Permission).HasMaxLength(100);
        });
        model.Entity<InboxRow>(t =>
        {
            t.ToTable("inbox").HasKey(r => new { r.EventId, r.Handler });
            t.Property(r => r.Handler).HasMaxLength(200);
        });
        model.Entity<NoticeRow>(t =>
        {
            t.ToTable("notices").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.TextRu).HasMaxLength(1000);
            t.Property(r => r.TextEn).HasMaxLength(1000);
            t.Property(r => r.Href).HasMaxLength(400);
            t.Property(r => r.Kind).HasMaxLength(80);
            t.HasIndex(r => r.About);
            t.HasIndex(r => new { r.PersonId, r.ReadAt });
            t.HasIndex(r => new { r.PersonId, r.At });
            t.HasIndex(r => new { r.Spread, r.At });
        });
        model.Entity<DataKeyRow>(t =>
        {
            t.ToTable("data_keys").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
        });
        model.Entity<LeaseRow>(t =>
        {
            t.ToTable("leases").HasKey(r => r.Name);
            t.Property(r => r.Name).HasMaxLength(100);
            t.Property(r => r.Holder).HasMaxLength(100);
        });
        model.Entity<JobRow>(t =>
        {
            t.ToTable("jobs");
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Name).HasMaxLength(JobRow.NameLength);
            t.Property(r => r.Schedule).HasMaxLength(JobRow.ScheduleLength);
            t.Property(r => r.Error).HasMaxLength(JobRow.ErrorLength);
            t.HasIndex(r => r.Name).IsUnique();
        });
        model.Entity<CopyRow>(t =>
        {
            t.ToTable("copies").HasKey(r => r.Name);
            t.Property(r => r.Name).HasMaxLength(200);
            t.Property(r => r.Checksum).HasMaxLength(40);
        });
        model.Entity<SettingRow>(t =>
        {
            t.ToTable("settings").HasKey(r => r.Name);
            t.Property(r => r.Name).HasMaxLength(100);
            t.Property(r => r.Value).HasMaxLength(4000);
        });
    }

    /// <summary>What hosts on one database tell each other.</summary>
    private static void Together(ModelBuilder model)
    {
        model.Entity<AttemptRow>(t =>
        {
            t.ToTable("sign_in_attempts").HasKey(r => r.Who);
            t.Property(r => r.Who).HasMaxLength(64);
            t.HasIndex(r => r.Until);
        });
        model.Entity<HostRow>(t =>
        {
            t.ToTable("hosts").HasKey(r => r.Id);
            t.Property(r => r.Id).HasMaxLength(40);
            t.Property(r => r.Name).HasMaxLength(100);
        });
        model.Entity<DecisionRow>(t =>
        {
            t.ToTable("module_decisions").HasKey(r => r.Module);
            t.Property(r => r.Module).HasMaxLength(40);
            t.Property(r => r.Hash).HasMaxLength(64);
            t.Property(r => r.ModuleVersion).HasMaxLength(40);
        });
    }

    /// <summary>The tables ASP.NET Core Identity needs for users without its own roles.</summary>
    private static void Identity(ModelBuilder model)
    {
        model.Entity<User>(t =>
        {
            t.ToTable("users").HasKey(u => u.Id);
            t.Property(u => u.Id).ValueGeneratedNever();
            t.Property(u => u.UserName).HasMaxLength(256);
            t.Property(u => u.NormalizedUserName).HasMaxLength(256);
            t.Property(u => u.Email).HasMaxLength(256);
            t.Property(u => u.NormalizedEmail).HasMaxLength(256);
            t.Property(u => u.DisplayName).HasMaxLength(200);
            t.Property(u => u.PasswordHash).HasMaxLength(256);
            t.Property(u => u.SecurityStamp).HasMaxLength(64);
            t.Property(u => u.PhoneNumber).HasMaxLength(20);
            t.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            // The end of a lockout is UTC by Identity's own rule; SQLite cannot order the type, and nobody does.
            t.Property(u => u.LockoutEnd).HasConversion(end => end == null ? (DateTime?)null : end.Value.UtcDateTime,
                stored => stored == null ? null : new DateTimeOffset(DateTime.SpecifyKind(stored.Value, DateTimeKind.Utc)));
            t.HasIndex(u => u.NormalizedUserName).IsUnique();
            t.HasIndex(u => u.PersonId);
            t.HasIndex(u => u.PasswordAskedAt);
        });
        model.Entity<LinkRow>(t =>
        {
            t.ToTable("one_time_links").HasKey(l => l.Hash);
            t.Property(l => l.Hash).HasMaxLength(64);
            t.Property(l => l.Purpose).HasMaxLength(100);
            t.HasIndex(l => l.Subject);
            t.HasIndex(l => l.Until);
        });
        model.Entity<SessionRow>(t =>
        {
            t.ToTable("sessions").HasKey(s => s.Id);
            t.Property(s => s.Id).ValueGeneratedNever();
            t.Property(s => s.Device).HasMaxLength(40);
            t.Property(s => s.Address).HasMaxLength(45);
            t.HasIndex(s => new { s.UserId, s.SeenAt });
            t.HasIndex(s => s.Until);
            t.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        });
        model.Entity<CodeStepRow>(t =>
        {
            t.ToTable("code_steps").HasKey(c => c.UserId);
            t.Property(c => c.UserId).ValueGeneratedNever();
            t.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<IdentityUserClaim<Guid>>(t =>
        {
            t.ToTable("user_claims").HasKey(c => c.Id);
            t.Property(c => c.ClaimType).HasMaxLength(200);
            t.Property(c => c.ClaimValue).HasMaxLength(400);
            t.HasIndex(c => c.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(t =>
        {
            t.ToTable("user_logins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            t.Property(l => l.LoginProvider).HasMaxLength(100);
            t.Property(l => l.ProviderKey).HasMaxLength(200);
            t.Property(l => l.ProviderDisplayName).HasMaxLength(200);
            t.HasIndex(l => l.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(t =>
        {
            t.ToTable("user_tokens").HasKey(k => new { k.UserId, k.LoginProvider, k.Name });
            t.Property(k => k.LoginProvider).HasMaxLength(100);
            t.Property(k => k.Name).HasMaxLength(100);
            t.Property(k => k.Value).HasMaxLength(1000);
        });
    }
}
