export default function OldTeam() {
  return <p>{"~~pages/team.jsx#OldTeam~~"}</p>;
}
