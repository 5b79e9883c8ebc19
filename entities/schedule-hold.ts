import { Entity } from 'typeorm'
import { BigColumn, TextColumn } from './columns.js'

/** What one process does at a time, a row each, held by lease: the timetable of the jobs, signing in for an ИНН. */
@Entity()
export class ScheduleHold {
  @TextColumn({ primary: true }) name!: string
  @TextColumn() holder!: string
  @BigColumn() until!: number
}
