using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scalper.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScreenSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Screens",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    Colours = table.Column<string>(type: "TEXT", nullable: false),
                    SortColumn = table.Column<string>(type: "TEXT", nullable: false),
                    SortDescending = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortAbsolute = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Screens", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_Screens_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScreenColumnRow",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenColumnRow", x => new { x.AccountId, x.Position });
                    table.ForeignKey(
                        name: "FK_ScreenColumnRow_Screens_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Screens",
                        principalColumn: "AccountId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchlistRow",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchlistRow", x => new { x.AccountId, x.Position });
                    table.ForeignKey(
                        name: "FK_WatchlistRow_Screens_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Screens",
                        principalColumn: "AccountId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchedSymbolRow",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    List = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Symbol = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchedSymbolRow", x => new { x.AccountId, x.List, x.Position });
                    table.ForeignKey(
                        name: "FK_WatchedSymbolRow_WatchlistRow_AccountId_List",
                        columns: x => new { x.AccountId, x.List },
                        principalTable: "WatchlistRow",
                        principalColumns: new[] { "AccountId", "Position" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScreenColumnRow");

            migrationBuilder.DropTable(
                name: "WatchedSymbolRow");

            migrationBuilder.DropTable(
                name: "WatchlistRow");

            migrationBuilder.DropTable(
                name: "Screens");
        }
    }
}
