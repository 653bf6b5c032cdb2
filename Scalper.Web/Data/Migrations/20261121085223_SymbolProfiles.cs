using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scalper.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SymbolProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SymbolProfiles",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Symbol = table.Column<string>(type: "TEXT", nullable: false),
                    TickSize = table.Column<string>(type: "TEXT", nullable: false),
                    QtyStep = table.Column<string>(type: "TEXT", nullable: false),
                    Quote = table.Column<string>(type: "TEXT", nullable: true),
                    ContractType = table.Column<string>(type: "TEXT", nullable: true),
                    LaunchedAtMs = table.Column<long>(type: "INTEGER", nullable: true),
                    MaxLeverage = table.Column<double>(type: "REAL", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    FundingIntervalMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    FirstSeenMs = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSeenMs = table.Column<long>(type: "INTEGER", nullable: true),
                    FollowedAtMs = table.Column<long>(type: "INTEGER", nullable: false),
                    DayAtMs = table.Column<long>(type: "INTEGER", nullable: true),
                    Turnover24h = table.Column<double>(type: "REAL", nullable: true),
                    Volume24h = table.Column<double>(type: "REAL", nullable: true),
                    PriceChangePct24h = table.Column<double>(type: "REAL", nullable: true),
                    SpreadBps = table.Column<double>(type: "REAL", nullable: true),
                    SpreadSamples = table.Column<int>(type: "INTEGER", nullable: false),
                    BidSpanBps = table.Column<double>(type: "REAL", nullable: true),
                    AskSpanBps = table.Column<double>(type: "REAL", nullable: true),
                    SpanSamples = table.Column<int>(type: "INTEGER", nullable: false),
                    MessagesPerSecond = table.Column<double>(type: "REAL", nullable: true),
                    FollowedMs = table.Column<long>(type: "INTEGER", nullable: false),
                    LiveMs = table.Column<long>(type: "INTEGER", nullable: false),
                    Messages = table.Column<long>(type: "INTEGER", nullable: false),
                    SequenceGaps = table.Column<long>(type: "INTEGER", nullable: false),
                    Resyncs = table.Column<long>(type: "INTEGER", nullable: false),
                    CrossedBooks = table.Column<long>(type: "INTEGER", nullable: false),
                    UnreadableFrames = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SymbolProfiles", x => new { x.Venue, x.Symbol });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SymbolProfiles");
        }
    }
}
