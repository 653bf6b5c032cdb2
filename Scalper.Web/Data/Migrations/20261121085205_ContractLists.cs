using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scalper.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContractLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContractLists",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    ReadAtMs = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractLists", x => x.Venue);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Symbol = table.Column<string>(type: "TEXT", nullable: false),
                    TickSize = table.Column<string>(type: "TEXT", nullable: false),
                    QtyStep = table.Column<string>(type: "TEXT", nullable: false),
                    IsTrading = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsUsdtPerpetual = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaxLeverage = table.Column<double>(type: "REAL", nullable: false),
                    Volume24h = table.Column<double>(type: "REAL", nullable: true),
                    Turnover24h = table.Column<double>(type: "REAL", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: true),
                    Quote = table.Column<string>(type: "TEXT", nullable: true),
                    ContractType = table.Column<string>(type: "TEXT", nullable: true),
                    LaunchedAtMs = table.Column<long>(type: "INTEGER", nullable: true),
                    FundingIntervalMinutes = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => new { x.Venue, x.Symbol });
                    table.ForeignKey(
                        name: "FK_Contracts_ContractLists_Venue",
                        column: x => x.Venue,
                        principalTable: "ContractLists",
                        principalColumn: "Venue",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "ContractLists");
        }
    }
}
