using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_61_NoticeDeliveries")]
internal sealed class AddNoticeDeliveries() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        // What was told before goes nowhere: nobody had an address then.
        migration.AddColumn<bool>("Spread", "notices", nullable: false, defaultValue: false);
        migration.CreateIndex("IX_notices_Spread_At", "notices", ["Spread", "At"]);

        migration.CreateTable("notice_deliveries", t => new
        {
            Id = t.Column<Guid>(),
            NoticeId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 80),
            Channel = t.Column<string>(maxLength: 20),
            InDigest = t.Column<bool>(),
            State = t.Column<int>(),
            Message = t.Column<string>(maxLength: 40, nullable: true),
            Tries = t.Column<int>(),
            At = t.Column<DateTime>(),
            NextAt = t.Column<DateTime>(),
            Error = t.Column<string>(maxLength: 500, nullable: true),
            DoneAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_notice_deliveries", r => r.Id);
            t.ForeignKey("FK_notice_deliveries_notices", r => r.NoticeId, "notices", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_notice_deliveries_NoticeId_Channel", "notice_deliveries", ["NoticeId", "Channel"], unique: true);
        migration.CreateIndex("IX_notice_deliveries_State_NextAt", "notice_deliveries", ["State", "NextAt"]);
        migration.CreateIndex("IX_notice_deliveries_PersonId_State", "notice_deliveries", ["PersonId", "State"]);
        migration.CreateIndex("IX_notice_deliveries_Message", "notice_deliveries", "Message");

        migration.CreateTable("notice_reach", t => new
        {
            PersonId = t.Column<Guid>(),
            Email = t.Column<string>(maxLength: 254, nullable: true),
            EmailAt = t.Column<DateTime>(nullable: true),
            AskedEmail = t.Column<string>(maxLength: 254, nullable: true),
            English = t.Column<bool>(),
            QuietFrom = t.Column<int>(nullable: true),
            QuietUntil = t.Column<int>(nullable: true),
            DigestHour = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_notice_reach", r => r.PersonId));

        migration.CreateTable("notice_choices", t => new
        {
            PersonId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 80),
            Channel = t.Column<string>(maxLength: 20),
            How = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_notice_choices", r => new { r.PersonId, r.Kind, r.Channel }));
    }
}
